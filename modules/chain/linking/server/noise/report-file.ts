import { csvLine } from '#platform/kit/index.ts';
import type { ExcludedValue, NoiseCounts } from '../../model/noise.ts';
import type { EffectRow } from './effect-queries.ts';
import en from './en.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };

type Language = 'nl' | 'en';
type Texts = typeof nl;
const texts: Readonly<Record<Language, Texts>> = { nl, en };

const zoned = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'short',
});
const moment = (at: string): string => zoned.format(new Date(at));

const headOf = (t: Texts, value: ExcludedValue, counts: NoiseCounts): string[][] => [
  [t.value, value.label],
  [t.kind, t.kinds[value.kind]],
  [t.reason, value.reason],
  [t.excluded, moment(value.added.at), value.added.name],
  ...(value.lifted === null
    ? []
    : [[t.lifted, moment(value.lifted.at), value.lifted.name, value.lifted.reason ?? '']]),
  [t.effect.withdrawn, String(counts.withdrawn)],
  [t.effect.weakened, String(counts.weakened)],
  [t.effect.link, String(counts.links)],
  [t.undone, String(counts.linksUndone)],
  [t.effect.subject, String(counts.subjects)],
  [],
];

const lineOf = (t: Texts, row: EffectRow): string[] => [
  t.effect[row.effect],
  row.alone ? t.alone : t.beside,
  row.purpose,
  row.here.reference,
  row.there.reference,
  row.subject?.label ?? '',
  row.undone === null ? '' : moment(row.undone.at),
  row.undone?.name ?? '',
];

/** The report of a clean-up for a spreadsheet: what, when, by whom, how many, and line by line. */
export function reportFile(
  language: Language,
  value: ExcludedValue,
  counts: NoiseCounts,
  effects: readonly EffectRow[],
): string {
  const t = texts[language];
  const columns = [t.what, t.rests, t.purpose, t.here, t.there, t.subject, t.undone, t.by];
  const all = [...headOf(t, value, counts), columns, ...effects.map((row) => lineOf(t, row))];
  // The mark at the start tells a spreadsheet that this is UTF-8.
  return `\uFEFF${all.map((cells) => csvLine(cells)).join('')}`;
}

export const reportFileName = (language: Language): string => texts[language].name;
