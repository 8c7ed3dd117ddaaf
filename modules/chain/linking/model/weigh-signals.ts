import { sentenceOf } from './sentences/sentence-of.ts';
import { PRIORS } from './weigh-points.ts';
import { type Sign, type Weighed, type WeighedField, weighedOf } from './weighed.ts';

/** What is compared of two signals that may tell of the same matter. */
export type SignalFacts = {
  readonly narrative: string;
  readonly place: string | null;
  readonly themeCode: string | null;
  readonly receivedOn: string;
};

const DAY = 86_400_000;
const NEAR_DAYS = 30;

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

type Outcome = { level: string; sign: Sign; points: number };

function alike(here: string, there: string, same: number, different: number): Outcome {
  if (here === there) return { level: 'same', sign: '=', points: same };
  if (plain(here) === plain(there)) return { level: 'other-writing', sign: '⇄', points: same };
  return { level: 'different', sign: '≠', points: different };
}

function days(here: string, there: string): Outcome {
  const apart = Math.abs(Date.parse(here) - Date.parse(there)) / DAY;
  return apart <= NEAR_DAYS
    ? { level: 'near', sign: '≈', points: 2 }
    : { level: 'far', sign: '≠', points: -1 };
}

function field(
  name: string,
  here: string | null,
  there: string | null,
  outcome: (here: string, there: string) => Outcome,
): WeighedField {
  const found =
    here === null || there === null
      ? { level: 'missing', sign: '?' as const, points: 0 }
      : outcome(here, there);
  return { field: name, here, there, ...found, sentence: sentenceOf(name, found.level) };
}

/** Two signals, as far as they may be about the same: place, story, theme and day. */
export function weighSignals(here: SignalFacts, there: SignalFacts): Weighed {
  const fields = [
    field('place', here.place, there.place, (a, b) => alike(a, b, 6, -4)),
    field('theme', here.themeCode, there.themeCode, (a, b) => alike(a, b, 3, -2)),
    field('receivedOn', here.receivedOn, there.receivedOn, days),
    field('story', here.narrative, there.narrative, (a, b) => alike(a, b, 12, -1)),
  ].filter((one) => one.here !== null || one.there !== null);
  return weighedOf(PRIORS['duplicate-signal'] ?? 0, fields);
}
