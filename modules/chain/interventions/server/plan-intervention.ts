import type { Intervention, Themes } from '#modules/chain/themes/model/index.ts';
import type { Proof } from '#modules/trust/disclosures/model/index.ts';
import { calendarDateAt, newId, type Problem, problem, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import {
  type ComputedTerm,
  featuresOf,
  type InterventionChanges,
  type InterventionView,
  type NewIntervention,
  termStanding,
  termsFrom,
} from '../model/index.ts';
import { discloseOrder, responsibleOf, tellResponsible } from './assign.ts';
import { groundOf, groundOfIntervention, themesOf, touched } from './ground.ts';
import type { Ground } from './ground-queries.ts';
import {
  findIntervention,
  type InterventionRow,
  insertIntervention,
  keepDisclosureOf,
  lockIntervention,
  type NewRow,
  saveIntervention,
} from './intervention-queries.ts';
import * as may from './policy.ts';
import type { InterventionParts } from './ports.ts';
import { renewCopies } from './share-plan.ts';

const wrong = (pointer: string, code: 'unknown-value' | 'required'): Problem =>
  problem('invalid-body', { errors: [{ pointer, code }] });

/** The term that counts: the one that was named, else the first of the measure with a last day. */
function termOf(
  terms: readonly ComputedTerm[],
  body: NewIntervention,
): { name: string | null; on: string | null } {
  const named = terms.find((each) => each.name === body.termName);
  const term =
    named ?? (body.termName === undefined ? terms.find((each) => each.endsOn !== null) : undefined);
  return {
    name: body.termName ?? term?.name ?? null,
    on: body.termOn === undefined ? (term?.endsOn ?? null) : body.termOn,
  };
}

function checkBarrier(themes: Themes, ground: Pick<Ground, 'themeCode'>, barrierCode: string | null): void {
  if (barrierCode === null || themes.barriers.get(barrierCode)?.theme.code === ground.themeCode) return;
  refuse(wrong('/barrierCode', 'unknown-value'));
}

const knownMeasure = (themes: Themes, code: string | null): Intervention | undefined =>
  code === null
    ? undefined
    : (themes.interventions.get(code) ?? refuse(wrong('/interventionCode', 'unknown-value')));

/** What a new intervention becomes: content fills what was left out. Errors: 422 for a code that the theme does not know. */
function filledFromContent(
  themes: Themes,
  ground: Pick<Ground, 'themeCode'>,
  body: NewIntervention,
  today: string,
): Omit<NewRow, 'id'> {
  const interventionCode = body.interventionCode ?? null;
  const barrierCode = body.barrierCode ?? null;
  const known = knownMeasure(themes, interventionCode);
  checkBarrier(themes, ground, barrierCode);
  const term = termOf(termsFrom(known?.terms ?? [], body.plannedFrom ?? today), body);
  return {
    ...plainFields(body),
    barrierCode,
    interventionCode,
    track: body.track ?? known?.track ?? refuse(wrong('/track', 'required')),
    title: body.title ?? known?.title ?? refuse(wrong('/title', 'required')),
    features: body.features ?? featuresOf(interventionCode),
    legalBasis: body.legalBasis ?? known?.legalBasis ?? [],
    termName: term.name,
    termOn: term.on,
  };
}

const plainFields = (body: NewIntervention) => ({
  responsibleAppointmentId: body.responsibleAppointmentId,
  departmentCode: body.departmentCode ?? null,
  instruction: body.instruction ?? '',
  place: body.place ?? '',
  plannedFrom: body.plannedFrom ?? null,
  plannedUntil: body.plannedUntil ?? null,
});

export const viewOf = (scope: Scope, row: InterventionRow): InterventionView => ({
  ...row,
  termStanding: row.termOn === null ? null : termStanding(row.termOn, calendarDateAt(scope.now)),
});

/** An intervention with what may be done with it. Errors: `not-found`. */
export async function readIntervention(scope: Scope, id: string) {
  const row = await findIntervention(scope, id);
  if (row === undefined) return refuse('not-found');
  const ground = await groundForReader(scope, row);
  return { row, ground, data: viewOf(scope, row), abilities: may.abilitiesOf(scope, row, ground) };
}

/** Who carries out an own follow-up does not see the signal: to that person the order itself is the ground. */
export async function groundForReader(scope: Scope, row: InterventionRow): Promise<Ground> {
  if (row.caseId !== null || scope.widePurposes.includes(row.purposeCode))
    return groundOfIntervention(scope, row);
  return {
    kind: 'signal',
    id: row.signalId ?? row.id,
    purposeCode: row.purposeCode,
    state: 'own-follow-up',
    themesVersionId: row.themesVersionId,
    themeCode: row.themeCode,
    portfolioId: null,
    departmentCode: null,
    municipalityCode: null,
    neighbourhoodCode: null,
    hostOrganisationId: row.organisationId,
    leadAppointmentId: null,
    since: row.createdAt,
  };
}

/** Plans an intervention of the own organisation. Errors: `not-found`, `not-allowed`, 422, and those of a disclosure. */
export async function planIntervention(
  scope: Scope,
  parts: InterventionParts,
  at: { readonly kind: Ground['kind']; readonly id: string },
  body: NewIntervention & { readonly proofs: readonly Proof[] },
): Promise<string> {
  const ground = await groundOf(scope, at.kind, at.id);
  if (!may.plan(scope, ground)) return refuse('not-allowed');
  const row = filledFromContent(await themesOf(parts, ground), ground, body, calendarDateAt(scope.now));
  const to = await responsibleOf(scope, ground, row.responsibleAppointmentId);
  const id = newId();
  await insertIntervention(scope, ground, {
    ...row,
    id,
    departmentCode: row.departmentCode ?? to.departmentCode,
  });
  const disclosureId = await discloseOrder(scope, parts, ground, to, {
    interventionId: id,
    place: row.place,
    proofs: body.proofs,
  });
  if (disclosureId !== undefined) await keepDisclosureOf(scope, id, disclosureId);
  await tellResponsible(scope, to, id);
  scope.audit({
    action: 'intervention.planned',
    kind: 'intervention',
    records: [touched(scope, ground, id), touched(scope, ground)],
    fields: Object.keys(body),
  });
  return id;
}

/** Errors: `not-found`, `not-allowed`, `stale-version` with the present one, and those of a disclosure. */
export async function changeIntervention(
  scope: Scope,
  parts: InterventionParts,
  id: string,
  { expectedVersion, proofs, ...changes }: InterventionChanges & { readonly proofs: readonly Proof[] },
): Promise<void> {
  const row = await lockIntervention(scope, id);
  if (row === undefined) return refuse('not-found');
  const ground = await groundForReader(scope, row);
  if (!may.edit(scope, row, ground)) return refuse('not-allowed');
  if (row.version !== expectedVersion) return refuse('stale-version', { current: viewOf(scope, row) });
  const themes = await themesOf(parts, ground);
  checkBarrier(themes, ground, changes.barrierCode ?? null);
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const to =
    changes.responsibleAppointmentId === undefined
      ? undefined
      : await responsibleOf(scope, ground, changes.responsibleAppointmentId);
  if (!(await saveIntervention(scope, id, row.version, given)))
    return refuse('stale-version', { current: viewOf(scope, row) });
  if (to !== undefined && to.personId !== row.responsible.personId) {
    const order = { interventionId: id, place: changes.place ?? row.place, proofs };
    const disclosureId = await discloseOrder(scope, parts, ground, to, order);
    if (disclosureId !== undefined) await keepDisclosureOf(scope, id, disclosureId);
    await tellResponsible(scope, to, id);
  }
  const changed = await findIntervention(scope, id);
  if (changed !== undefined) await renewCopies(scope, ground, changed);
  scope.audit({
    action: 'intervention.changed',
    kind: 'intervention',
    records: [touched(scope, ground, id)],
    fields: Object.keys(given),
  });
}
