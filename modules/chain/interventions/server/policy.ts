import type { Actor } from '#platform/server/index.ts';
import { type InterventionState, STEPS, type Step, stateAfter } from '../model/index.ts';
import type { Ground } from './ground-queries.ts';

/* The database already decided that this actor may see the record; these sentences say what may be done with it. */

type InView = {
  readonly organisationId: string;
  readonly state: InterventionState;
  readonly caseId: string | null;
  readonly responsible: { readonly personId: string };
};

const workStates: Readonly<Record<Ground['kind'], readonly string[]>> = {
  case: ['open', 'planning', 'executing', 'evaluating'],
  signal: ['own-follow-up'],
};

/** A plan grows as long as its case is at work, and an own follow-up as long as it runs. */
const isAtWork = (ground: Ground): boolean => workStates[ground.kind].includes(ground.state);

/** In a case every named person of an organisation plans its own work; an own follow-up is the coordinator's. */
export const plan = (actor: Actor, ground: Ground): boolean =>
  isAtWork(ground) &&
  (ground.kind === 'case' ||
    (ground.hostOrganisationId === actor.organisation.id && actor.widePurposes.includes(ground.purposeCode)));

const isOwn = (actor: Actor, record: InView): boolean => record.organisationId === actor.organisation.id;

/** Only who owns an intervention changes it; never another participant, nor the host. */
export const edit = (actor: Actor, record: InView, ground: Ground): boolean =>
  isOwn(actor, record) && plan(actor, ground);

/** Who is responsible says that it runs and how it ended; agreeing is the planner's. */
export const step = (actor: Actor, record: InView, ground: Ground, name: Step): boolean => {
  if (!isOwn(actor, record) || !isAtWork(ground) || stateAfter(record.state, name) === undefined)
    return false;
  const byResponsible =
    record.responsible.personId === actor.person.id && name !== 'agreements' && name !== 'reopenings';
  return byResponsible || plan(actor, ground);
};

export const logWork = (actor: Actor, record: InView, ground: Ground): boolean =>
  isOwn(actor, record) &&
  isAtWork(ground) &&
  (record.responsible.personId === actor.person.id || plan(actor, ground));

const share = (actor: Actor, record: InView, ground: Ground): boolean =>
  record.caseId !== null && edit(actor, record, ground);

export const abilitiesOf = (actor: Actor, record: InView, ground: Ground): Record<string, boolean> => ({
  edit: edit(actor, record, ground),
  logWork: logWork(actor, record, ground),
  share: share(actor, record, ground),
  ...Object.fromEntries(STEPS.map((name) => [name, step(actor, record, ground, name)])),
});

/** The lead of the hosted case says what it brought; of an own follow-up the coordinator. Corrections stay possible. */
export const recordOutcome = (actor: Actor, ground: Ground): boolean =>
  ground.kind === 'case'
    ? ground.leadAppointmentId === actor.appointment.id &&
      ['executing', 'evaluating', 'closed'].includes(ground.state)
    : actor.widePurposes.includes(ground.purposeCode) &&
      ['own-follow-up', 'outcome-recorded', 'closed'].includes(ground.state);
