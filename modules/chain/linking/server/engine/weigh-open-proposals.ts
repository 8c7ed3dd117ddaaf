import type { Scope } from '#platform/server/index.ts';
import { strengthOf } from '../../model/index.ts';
import { personsToWeigh, saveWeighed } from './to-weigh-queries.ts';
import { comparePersons } from './weigh-persons.ts';

/** More than this wait for the next time: a large import must not keep somebody waiting. */
const AT_ONCE = 500;

/** Lets the engine weigh the proposals that it has not seen, or that changed since; as far as this person reads both sides. */
export async function weighOpenProposals(scope: Scope): Promise<number> {
  const waiting = await personsToWeigh(scope, AT_ONCE);
  await saveWeighed(
    scope,
    waiting.map(({ id, here, there }) => {
      const { probability } = comparePersons(here, there);
      return { id, probability, strength: strengthOf(probability) };
    }),
  );
  return waiting.length;
}
