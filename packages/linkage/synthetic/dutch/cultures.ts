import { Weighted } from '../random.ts';

/** Names are chosen together: somebody with a Turkish family name seldom has a Frisian given name. */
export type Culture = 'dutch' | 'turkish' | 'moroccan' | 'surinamese' | 'polish' | 'arabic' | 'other';

export const cultureChoice = new Weighted<Culture>([
  ['dutch', 800],
  ['moroccan', 40],
  ['turkish', 40],
  ['surinamese', 35],
  ['polish', 30],
  ['arabic', 30],
  ['other', 25],
]);

export const words = (text: string): readonly string[] => text.trim().split(/\s+/);
