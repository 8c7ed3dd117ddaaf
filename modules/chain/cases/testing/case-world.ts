import type { Answer, Client, TestProduct } from '#apps/testing/index.ts';
import { newId } from '#platform/kit/index.ts';

/** A signal of a municipality with three people in it: a suspect who is a victim too, a child, and a company. For tests only. */
export type SignalInTest = {
  readonly id: string;
  readonly suspectId: string;
  readonly childId: string;
  readonly companyId: string;
};

export const SECRETS = {
  narrative: 'Verhaal over nachtelijke bestelbussen.',
  reporter: 'Meldster Zonderling',
  shelter: 'Schuilpad',
  bsn: '111222333',
  phone: '+31612345678',
  child: 'Kindermans',
  suspect: 'Verdachtema',
  company: 'Nachtvracht B.V.',
} as const;

/** Past every policy: how the world stands before the test begins. */
export async function signalOf(
  product: TestProduct,
  organisation: string,
  by: string,
  options: { readonly state?: string; readonly purpose?: string } = {},
): Promise<SignalInTest> {
  const ids = { id: newId(), suspectId: newId(), childId: newId(), companyId: newId() };
  const { state = 'in-case', purpose = 'ondermijning-intern' } = options;
  await product.owner.query(
    `insert into signal (id, organisation_id, purpose_code, reference, state, origin, themes_version_id, title, narrative, street, house_number, postcode, town,
       source_name, source_contact, entered_by_person_id, entered_by_appointment_id, received_at, municipality_code)
     select $1::uuid, a.organisation_id, $2, 'T-' || left($1::uuid::text, 13) || right($1::uuid::text, 6), $3, 'desk', (select id from content_version where kind = 'themes' limit 1), 'Loods',
       $4, 'Loodsweg', 12, '8011AB', 'Voorbeeld', $5, '0687654321', a.person_id, a.id, now(), 'GM0193'
       from appointment a join person p on p.id = a.person_id join organisation o on o.id = a.organisation_id where p.subject = $6 and o.code = $7`,
    [ids.id, purpose, state, SECRETS.narrative, SECRETS.reporter, by, organisation],
  );
  const mention = (id: string, kind: string, columns: string, values: string) =>
    product.owner.query(
      `insert into mention (id, organisation_id, purpose_code, signal_id, entered_by_person_id, kind, ${columns})
       select $1, s.organisation_id, s.purpose_code, s.id, s.entered_by_person_id, $2, ${values} from signal s where s.id = $3`,
      [id, kind, ids.id],
    );
  await mention(
    ids.suspectId,
    'person',
    'roles, given_names, family_name, birth_date, bsn, phone, street, house_number, address_shielded',
    `array['suspect','victim'], 'Vera', '${SECRETS.suspect}', '1990-02-01', '${SECRETS.bsn}', '${SECRETS.phone}', '${SECRETS.shelter}', 1, true`,
  );
  await mention(
    ids.childId,
    'person',
    'roles, family_name, birth_date, minor',
    `array['involved'], '${SECRETS.child}', '2014-05-05', true`,
  );
  await mention(
    ids.companyId,
    'company',
    'roles, company_name, kvk',
    `array['owner'], '${SECRETS.company}', '12345678'`,
  );
  return ids;
}

/** The weighing module has its own tests; here only its result counts, so its checks at commit are set aside. */
export async function weighed(
  product: TestProduct,
  signalId: string,
  decision = 'case',
  by = 'voorzitter-zwolle',
): Promise<void> {
  const client = await product.owner.connect();
  try {
    await client.query('begin');
    await client.query('alter table weighing disable trigger user');
    await client.query(
      `insert into weighing (id, organisation_id, purpose_code, signal_id, way, round, signal_reference, signal_title, necessity, proportionality, subsidiarity,
         legal_bases, content_version_id, decision, monitor_until, reason, decided_by_person_id, decided_by_name)
       select $1, s.organisation_id, s.purpose_code, s.id, 'direct', $5, s.reference, s.title, 'x', 'x', 'x', '[{"law":"x","article":"1"}]',
         (select id from content_version where kind = 'legal-bases' limit 1), $2, case when $2::text = 'monitor' then current_date end, 'x', p.id, p.name
         from signal s, person p where s.id = $3 and p.subject = $4`,
      [newId(), decision, signalId, by, decision === 'take-up' ? 'first' : 'second'],
    );
    await client.query('alter table weighing enable trigger user');
    await client.query('commit');
  } finally {
    client.release();
  }
}

export const MOTIVATION = 'Nodig om de loods en de bewoners samen aan te pakken.';
export const PROOFS = [
  { condition: 'need-to-know-motivation', text: MOTIVATION },
  { condition: 'concrete-indication', text: 'Nachtelijke leveringen en contante huur.' },
  { condition: 'recipient-acknowledged', text: 'Onze vaste partner voor dit soort zaken.' },
];

/** With these a possible victim is referred within the own organisation. */
export const INTERNAL_PROOFS = [
  { condition: 'need-to-know-motivation', text: MOTIVATION },
  { condition: 'safety-check-victim', text: 'Alleen de zorgcoördinator weet ervan.' },
];
export const REFERRAL_REASON = 'Lijkt zelf ook te worden gedwongen.';

/** Passes the person of a weighed signal to the own care coordinator, as its coordinator does. */
export const referToCare = async (
  product: TestProduct,
  bringer: Client,
  signal: { readonly id: string; readonly suspectId: string },
): Promise<Answer> =>
  bringer.post('/referrals', {
    signalId: signal.id,
    recipientOrganisationId: await product.organisationId('zwolle'),
    reason: REFERRAL_REASON,
    fields: [{ itemId: signal.suspectId, keys: ['name'] }],
    proofs: INTERNAL_PROOFS,
  });

export async function appointmentOf(product: TestProduct, username: string): Promise<string> {
  const { rows } = await product.owner.query<{ id: string }>(
    'select a.id from appointment a join person p on p.id = a.person_id where p.subject = $1',
    [username],
  );
  if (rows[0] === undefined) throw new Error(`no appointment of ${username}`);
  return rows[0].id;
}

export type OpenCase = {
  readonly caseId: string;
  readonly bringInId: string;
  readonly signal: SignalInTest;
  readonly bringer: Client;
  readonly lead: Client;
};

const sure = (answer: Answer, status: number): Answer => {
  if (answer.status !== status) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
};

export type ChosenFiles = (bringer: Client, signal: SignalInTest) => Promise<readonly object[]>;

/** Zwolle brought a weighed signal in, the RIEC opened a case with it; one participant of Zwolle is named. */
export async function openCase(
  product: TestProduct,
  chooseFiles: ChosenFiles = async () => [],
): Promise<OpenCase> {
  const signal = await signalOf(product, 'zwolle', 'toezicht-zwolle');
  await weighed(product, signal.id);
  const bringer = await product.signIn('coordinator-zwolle');
  const lead = await product.signIn('riec-casusregisseur');
  const offered = sure(
    await bringer.post('/bring-ins', {
      signalId: signal.id,
      hostOrganisationId: await product.organisationId('riec'),
      title: 'Loods aan de rand',
      fields: [
        { itemId: signal.id, keys: ['narrative', 'place'] },
        { itemId: signal.suspectId, keys: ['name', 'bsn', 'roles', 'suspect'] },
        { itemId: signal.companyId, keys: ['name', 'kvk'] },
      ],
      files: await chooseFiles(bringer, signal),
      participantAppointmentIds: [await appointmentOf(product, 'casusdeelnemer-zwolle')],
      proofs: PROOFS,
    }),
    201,
  );
  const bringInId = offered.body.data.id;
  const accepted = sure(
    await lead.post(`/bring-ins/${bringInId}/acceptances`, {
      expectedVersion: 1,
      title: 'Loods aan de rand',
      aim: 'Opslag stoppen en bewoners een veilige plek geven.',
      secrecyConfirmed: true,
    }),
    201,
  );
  return { caseId: accepted.body.data.caseId, bringInId, signal, bringer, lead };
}

/** The partner accepted the invitation and takes part with the person who accepted. */
export async function join(
  product: TestProduct,
  { caseId, lead }: OpenCase,
  username: string,
  organisation: string,
): Promise<Client> {
  const invited = sure(
    await lead.post(`/cases/${caseId}/invitations`, {
      organisationId: await product.organisationId(organisation),
      askedCategories: ['identiteit', 'onderneming'],
    }),
    201,
  );
  const partner = await product.signIn(username);
  sure(
    await partner.post(`/case-invitations/${invited.body.data.id}/acceptances`, {
      expectedVersion: 1,
      participantAppointmentIds: [await appointmentOf(product, username)],
      secrecyConfirmed: true,
    }),
    200,
  );
  return partner;
}

/** The host decided that the one person in it is a person of the case. */
export async function identify({ caseId, lead }: OpenCase): Promise<void> {
  const { body } = sure(await lead.get(`/cases/${caseId}/contributions`), 200);
  const person = body.data.find((row: { itemKind: string }) => row.itemKind === 'person');
  sure(await lead.post(`/cases/${caseId}/subjects`, { contributionIds: [person.id] }), 201);
}
