import { type Actor, type Body, type Cast, organisationIdOf, sessionOf } from './actor.ts';

export type Proof = { readonly condition: string; readonly text: string; readonly approvedBy?: string };
export type Invited = {
  readonly username: string;
  readonly organisation: string;
  readonly categories: readonly string[];
};

/** Fields that a municipality gives; never who reported it. */
const GIVEN: Readonly<Record<string, readonly string[]>> = {
  signal: ['narrative', 'place'],
  person: ['name', 'roles', 'suspect'],
  company: ['name', 'kvk'],
};

const choicesOf = (items: readonly Body[], allowed = GIVEN) =>
  items.flatMap((item: Body) => {
    const there = item.fields.map((field: Body) => field.key);
    const keys = (allowed[item.itemKind] ?? []).filter((key) => there.includes(key));
    return keys.length === 0 ? [] : [{ itemId: item.itemId, keys }];
  });

const appointmentOf = async (actor: Actor): Promise<string> => (await sessionOf(actor)).appointment.id;

/** Brings a weighed signal to the RIEC; `participants` are the people of the municipality that take part by name. */
export async function bringIn(
  cast: Cast,
  wanted: {
    readonly bringer: string;
    readonly participants: readonly string[];
    readonly signalId: string;
    readonly title: string;
    readonly proofs: readonly Proof[];
  },
): Promise<string> {
  const bringer = await cast(wanted.bringer);
  const hostOrganisationId = await organisationIdOf(bringer, 'riec');
  const { data } = await bringer.get(
    `/bring-in-outlooks?signalId=${wanted.signalId}&hostOrganisationId=${hostOrganisationId}`,
  );
  const participantAppointmentIds = await Promise.all(
    wanted.participants.map(async (name) => appointmentOf(await cast(name))),
  );
  const offered = await bringer.post('/bring-ins', {
    signalId: wanted.signalId,
    hostOrganisationId,
    title: wanted.title,
    fields: choicesOf(data.items),
    participantAppointmentIds,
    proofs: wanted.proofs,
  });
  return offered.data.id;
}

export async function acceptBringIn(
  cast: Cast,
  bringInId: string,
  details: { readonly title: string; readonly aim: string },
): Promise<string> {
  const lead = await cast('riec-casusregisseur');
  const { data } = await lead.post(`/bring-ins/${bringInId}/acceptances`, {
    expectedVersion: 1,
    ...details,
    secrecyConfirmed: true,
  });
  return data.caseId;
}

export async function invite(
  cast: Cast,
  caseId: string,
  { organisation, categories }: Invited,
): Promise<string> {
  const lead = await cast('riec-casusregisseur');
  const { data } = await lead.post(`/cases/${caseId}/invitations`, {
    organisationId: await organisationIdOf(lead, organisation),
    askedCategories: categories,
  });
  return data.id;
}

/** The partner accepts and takes part with the person who accepts. */
export async function joinCase(cast: Cast, caseId: string, invited: Invited): Promise<void> {
  const invitationId = await invite(cast, caseId, invited);
  const partner = await cast(invited.username);
  await partner.post(`/case-invitations/${invitationId}/acceptances`, {
    expectedVersion: 1,
    participantAppointmentIds: [await appointmentOf(partner)],
    secrecyConfirmed: true,
  });
}

/** The host decides of each person in the case that it is one person of the case. */
export async function identifyPeople(cast: Cast, caseId: string): Promise<void> {
  const lead = await cast('riec-casusregisseur');
  const { data } = await lead.get(`/cases/${caseId}/contributions`);
  for (const row of data) {
    if (row.itemKind === 'person' && row.subjectNo === null)
      await lead.post(`/cases/${caseId}/subjects`, { contributionIds: [row.id] });
  }
}

/** The host gives a participant some of what was brought in. */
export async function shareWith(
  cast: Cast,
  caseId: string,
  organisation: string,
  keys: Readonly<Record<string, readonly string[]>>,
  proofs: readonly Proof[],
): Promise<void> {
  const lead = await cast('riec-casusregisseur');
  const { data } = await lead.get(`/cases/${caseId}/contributions`);
  await lead.post(`/cases/${caseId}/shares`, {
    organisationId: await organisationIdOf(lead, organisation),
    fields: choicesOf(data, keys),
    proofs,
  });
}

export async function stepCase(cast: Cast, caseId: string, step: string, reason?: string): Promise<void> {
  const lead = await cast('riec-casusregisseur');
  const { version } = (await lead.get(`/cases/${caseId}`)).data;
  await lead.post(`/cases/${caseId}/transitions`, {
    step,
    expectedVersion: version,
    ...(reason === undefined ? {} : { reason }),
  });
}

/** Plans an intervention for which the planner is responsible. */
export async function planIntervention(
  cast: Cast,
  username: string,
  ground: string,
  intervention: Record<string, unknown>,
): Promise<{ id: string; version: number }> {
  const actor = await cast(username);
  const { data } = await actor.post(`${ground}/interventions`, {
    responsibleAppointmentId: await appointmentOf(actor),
    proofs: [],
    ...intervention,
  });
  return data;
}

/** Takes an intervention through steps, each on its newest version. */
export async function stepIntervention(
  cast: Cast,
  username: string,
  id: string,
  steps: readonly { readonly step: string; readonly result?: string }[],
): Promise<void> {
  const actor = await cast(username);
  for (const { step, ...details } of steps) {
    const { version } = (await actor.get(`/interventions/${id}`)).data;
    await actor.post(`/interventions/${id}/${step}`, { expectedVersion: version, ...details });
  }
}
