import { newId } from '#platform/kit/index.ts';
import {
  addressTexts,
  familyNameOf,
  fullNameOf,
  type LookRuleCode,
  type NamedInRecord,
  personTexts,
} from '../../model/index.ts';
import type { Colleague, FoundLook, Look, Match } from './look-queries.ts';

/** What a look at one record was held against. */
export type Held = {
  readonly named: readonly NamedInRecord[];
  readonly matches: readonly Match[];
  readonly colleagues: readonly Colleague[];
};

/** Every value of these records that may stand on a list, each once. */
export const textsOf = (named: readonly NamedInRecord[]): string[] => [
  ...new Set(named.flatMap((one) => [...personTexts(one), ...addressTexts(one)])),
];

const sameFamily = (look: Look, { name }: NamedInRecord): boolean => {
  const own = familyNameOf(look.personName);
  return own !== undefined && name !== null && familyNameOf(name) === own;
};

/** Who works here and bears the name of somebody who was looked at: to them the signal is not shown. */
const namesakes = (named: readonly NamedInRecord[], colleagues: readonly Colleague[]): string[] => {
  const names = new Set(named.flatMap(({ name }) => (name === null ? [] : [fullNameOf(name)])));
  names.delete(undefined);
  return colleagues.filter(({ name }) => names.has(fullNameOf(name))).map(({ id }) => id);
};

const day = (at: string): string => new Date(at).toISOString().slice(0, 10);

/** One look at one record as a signal of a rule; of the same rule, person, record and day there is one. */
export const foundOf = (
  rule: LookRuleCode,
  look: Look,
  recordId: string,
  compared: FoundLook['compared'],
  hidden: readonly string[] = [],
): FoundLook => ({
  id: newId(),
  rule,
  key: `${rule} ${look.personId} ${recordId} ${day(look.at)}`,
  look,
  firstAt: look.at,
  lastAt: look.at,
  looks: 1,
  eventIds: [look.eventId],
  recordKind: look.recordKind,
  recordIds: [recordId],
  compared,
  hiddenFrom: [...new Set([look.personId, ...hidden])],
  whole: false,
});

/** The rules that hold who looked against who was looked at, for one look at one record. */
export function compareLook(
  rules: ReadonlySet<LookRuleCode>,
  look: Look,
  recordId: string,
  held: Held,
): FoundLook[] {
  const named = held.named.filter((one) => one.recordId === recordId);
  const hidden = namesakes(named, held.colleagues);
  const texts = new Set(textsOf(named));
  const matches = held.matches.filter(({ value }) => texts.has(value));
  const found: FoundLook[] = [];
  const add = (rule: LookRuleCode, compared: FoundLook['compared'] = {}): void => {
    if (rules.has(rule)) found.push(foundOf(rule, look, recordId, compared, hidden));
  };
  if (named.some((one) => sameFamily(look, one))) add('own-family-name');
  if (matches.some(({ kind, personId }) => kind === 'own-address' && personId === look.personId))
    add('own-address');
  const listed = matches.find(({ kind }) => kind === 'well-known-person');
  if (listed !== undefined) add('well-known-person', { listed: listed.reason });
  return found;
}
