import { type Finding, type Language, sentenceOf } from './findings.ts';
import type { Report } from './verify-export.ts';

/** Broken places that are written out; the rest is counted. */
const SHOWN = 20;

const WORDS = {
  nl: {
    proven: 'Alles is bewezen.',
    broken: 'NIET bewezen. Eerste gebroken plaats:',
    also: 'Verder gebroken:',
    more: (count: number) => `en nog ${count} plaatsen.`,
    log: (report: Report) => `Logboek ${report.origin || '-'}, ${report.size} blaadjes.`,
    events: (report: Report) =>
      `Organisatie ${report.organisation || '-'}: ${report.events} gebeurtenissen, volledig tot ${report.completeUntil || '-'}.`,
    key: (key: string) => `Eerste sleutel: ${key}. Vergelijk die met wat u langs een andere weg kreeg.`,
    rotated: (count: number) => `De sleutel is ${count} keer overgedragen.`,
    witness: (key: string, size: number, time: string) => `Getuige ${key} zag ${size} blaadjes op ${time}.`,
    noWitness: 'Geen getuige tekende mee: een tweede versie van dit logboek is niet uitgesloten.',
    dropped: (count: number) =>
      `Van ${count} gebeurtenissen zijn de bijzonderheden vernietigd; dat zij er zijn is bewezen.`,
    backDated: (count: number) => `${count} gebeurtenissen zijn teruggedateerd.`,
    clock: (seconds: number) => `De klok stond bij het laatste controlepunt ${seconds} s terug.`,
  },
  en: {
    proven: 'Everything is proven.',
    broken: 'NOT proven. First broken place:',
    also: 'Broken as well:',
    more: (count: number) => `and ${count} more places.`,
    log: (report: Report) => `Log ${report.origin || '-'}, ${report.size} leaves.`,
    events: (report: Report) =>
      `Organisation ${report.organisation || '-'}: ${report.events} events, complete until ${report.completeUntil || '-'}.`,
    key: (key: string) => `First key: ${key}. Compare it with what you got another way.`,
    rotated: (count: number) => `The key was handed over ${count} times.`,
    witness: (key: string, size: number, time: string) => `Witness ${key} saw ${size} leaves at ${time}.`,
    noWitness: 'No witness signed: a second version of this log is not ruled out.',
    dropped: (count: number) =>
      `The details of ${count} events were destroyed; that they are there is proven.`,
    backDated: (count: number) => `${count} events are back-dated.`,
    clock: (seconds: number) => `The clock stood ${seconds} s back at the last checkpoint.`,
  },
} as const;

function verdict({ findings }: Report, language: Language): string[] {
  const words = WORDS[language];
  const [first, ...others] = findings;
  if (first === undefined) return [words.proven];
  const sentence = (finding: Finding): string => `  ${sentenceOf(finding, language)}`;
  const rest = others.length - SHOWN;
  return [
    words.broken,
    sentence(first),
    ...(others.length === 0 ? [] : [words.also]),
    ...others.slice(0, SHOWN).map(sentence),
    ...(rest > 0 ? [`  ${words.more(rest)}`] : []),
  ];
}

/** The report for people: the verdict first. */
export function inWords(report: Report, language: Language): string {
  const words = WORDS[language];
  const [key = '-'] = report.logKeys;
  const handed = report.logKeys.length - 1;
  const lines = [
    ...verdict(report, language),
    words.log(report),
    words.events(report),
    words.key(key),
    ...(handed > 0 ? [words.rotated(handed)] : []),
    ...report.witnesses.map((one) =>
      words.witness(one.key, one.size, new Date(one.seconds * 1000).toISOString()),
    ),
    ...(report.witnesses.length === 0 ? [words.noWitness] : []),
    ...(report.payloadsDropped > 0 ? [words.dropped(report.payloadsDropped)] : []),
    ...(report.backDated > 0 ? [words.backDated(report.backDated)] : []),
    ...(report.clockBehind > 0 ? [words.clock(Math.round(report.clockBehind / 1000))] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** The report for programs, with the sentence of each finding. */
export const inJson = (report: Report, language: Language): string =>
  `${JSON.stringify(
    {
      ...report,
      findings: report.findings.map((finding) => ({ ...finding, sentence: sentenceOf(finding, language) })),
    },
    null,
    2,
  )}\n`;
