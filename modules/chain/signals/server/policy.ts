import type { Actor } from '#platform/server/index.ts';
import { isOpenToPurpose, type SignalState } from '../model/index.ts';

/** What a policy looks at in a signal; the database already decided that this actor can see it. */
export type SignalInView = {
  readonly state: SignalState;
  readonly purposeCode: string;
  readonly organisationId: string;
  readonly audience: string;
  readonly enteredByPersonId: string;
  readonly origin: string;
  readonly holder: { readonly id: string } | null;
  /** Whether this actor is named on it. */
  readonly named?: boolean;
};

type Reader = Pick<Actor, 'kind' | 'organisation' | 'person' | 'groups' | 'widePurposes' | 'purposes'>;

const coordinatesPurpose = (actor: Reader, signal: SignalInView): boolean =>
  actor.organisation.id === signal.organisationId &&
  actor.kind !== 'processor' &&
  actor.groups.some((group) => group === 'coordinator' || group === 'care-coordinator') &&
  actor.widePurposes.includes(signal.purposeCode);

/** The coordinator of the purpose works on every signal of it, unless it is opened by name only. */
export const coordinates = (actor: Reader, signal: SignalInView): boolean =>
  coordinatesPurpose(actor, signal) && isOpenToPurpose(signal.audience);

/** Who coordinates sets who reads: while it is open to the purpose, and after that as one of the named. Not by a broken glass. */
export const shield = (actor: Reader, signal: SignalInView): boolean =>
  coordinatesPurpose(actor, signal) && (isOpenToPurpose(signal.audience) || signal.named === true);

/** Who entered it through a screen follows what becomes of it. */
export const reported = (actor: Reader, signal: SignalInView): boolean =>
  actor.organisation.id === signal.organisationId &&
  actor.kind !== 'processor' &&
  actor.person.id === signal.enteredByPersonId &&
  signal.origin !== 'import';

const stillAtTheDesk = (signal: SignalInView): boolean =>
  signal.state === 'received' || signal.state === 'returned';

const editable = new Set<SignalState>(['received', 'returned', 'checked', 'monitored']);

/** The coordinator completes and corrects until the table has it. */
export const edit = (actor: Reader, signal: SignalInView): boolean =>
  coordinates(actor, signal) && editable.has(signal.state);

const check = (actor: Reader, signal: SignalInView): boolean =>
  coordinates(actor, signal) && signal.state === 'received';

/** Only who has a reporter inside the house can be asked something: an imported row has none. */
const ask = (actor: Reader, signal: SignalInView): boolean =>
  coordinates(actor, signal) &&
  (signal.state === 'received' || signal.state === 'checked') &&
  signal.origin !== 'import' &&
  signal.enteredByPersonId !== actor.person.id;

const answer = (actor: Reader, signal: SignalInView): boolean =>
  reported(actor, signal) && signal.state === 'returned';

/** An addition is always welcome, until it is closed: the reporter's own, and the coordinator's. */
export const add = (actor: Reader, signal: SignalInView): boolean =>
  (reported(actor, signal) || coordinates(actor, signal)) &&
  signal.state !== 'closed' &&
  signal.state !== 'withdrawn';

/** The reporter takes back what nobody acted upon; the coordinator does it in the reporter's name, with a reason. */
const withdraw = (actor: Reader, signal: SignalInView): boolean =>
  (reported(actor, signal) || coordinates(actor, signal)) && stillAtTheDesk(signal);

export const assign = (actor: Reader, signal: SignalInView): boolean =>
  coordinates(actor, signal) && signal.state !== 'closed' && signal.state !== 'withdrawn';

const take = (actor: Reader, signal: SignalInView): boolean =>
  assign(actor, signal) && signal.holder?.id !== actor.person.id;

export type SignalAbilities = {
  readonly edit: boolean;
  readonly check: boolean;
  readonly ask: boolean;
  readonly answer: boolean;
  readonly add: boolean;
  readonly withdraw: boolean;
  readonly assign: boolean;
  readonly take: boolean;
  readonly coordinate: boolean;
  readonly shield: boolean;
};

export const abilitiesOf = (actor: Reader, signal: SignalInView): SignalAbilities => ({
  edit: edit(actor, signal),
  check: check(actor, signal),
  ask: ask(actor, signal),
  answer: answer(actor, signal),
  add: add(actor, signal),
  withdraw: withdraw(actor, signal),
  assign: assign(actor, signal),
  take: take(actor, signal),
  coordinate: coordinates(actor, signal),
  shield: shield(actor, signal),
});
