import { systemClock } from '#platform/kit/clock.ts';
import { calendarDateAt } from '#platform/kit/dates.ts';
import { type NamedPersonInput, namedPersonBody } from '../../model/index.ts';
import { type MentionDraft, mentionInputOf } from '../intake/intake-value.ts';

/** What can be read already of a person who is being typed: half a number or a date to come is left out, and stops nothing. */
export function namedPersonOf(draft: MentionDraft): NamedPersonInput {
  const { id: _id, kind: _kind, note: _note, ...facts } = mentionInputOf(draft);
  const known = { ...facts, roles: draft.roles.length > 0 ? draft.roles : ['unknown'] };
  const read = namedPersonBody.safeParse(known);
  const faulty = new Set(read.success ? [] : read.error.issues.map(({ path }) => String(path[0])));
  if (draft.birthDate > calendarDateAt(systemClock.now())) faulty.add('birthDate');
  return Object.fromEntries(
    Object.entries(known).filter(([field]) => !faulty.has(field)),
  ) as NamedPersonInput;
}
