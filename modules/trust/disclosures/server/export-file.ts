import { csvLine } from '#platform/kit/index.ts';
import type { Disclosure } from '../model/index.ts';
import en from './export.en.json' with { type: 'json' };
import nl from './export.nl.json' with { type: 'json' };

type Language = 'nl' | 'en';
type Texts = typeof nl;
const texts: Readonly<Record<Language, Texts>> = { nl, en };

const zoned = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'short',
});
const moment = (at: string | null): string => (at === null ? '' : zoned.format(new Date(at)));
const titles = (items: readonly { readonly title: string }[]): string =>
  items.map((item) => item.title).join('; ');

/** Each condition with what made it hold: who or what (`by`), and the words when the reader may have them. */
const proofs = (line: Disclosure): string =>
  line.conditions
    .map((condition) => {
      const facts = condition.facts.map(({ by, text }) => (text === null ? by : `${by}: ${text}`));
      return `${condition.title} (${facts.join(', ')})`;
    })
    .join('; ');

const worded = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code;

const records = (t: Texts, line: Disclosure): string =>
  line.records
    .map((record) => {
      const fields = record.fields.map((field) => worded(t.field, field)).join(', ');
      return `${worded(t.recordKind, record.kind)} v${record.version}: ${fields}`;
    })
    .join('; ');

const notices = (t: Texts, line: Disclosure): string =>
  line.notices
    .map((notice) => {
      const confirmed = notice.confirmedAt === null ? t.open : `${t.confirmed} ${moment(notice.confirmedAt)}`;
      return `${t.notice[notice.kind]} ${moment(notice.toldAt)}, ${notice.recipient.name}: ${confirmed}`;
    })
    .join('; ');

const columns: readonly { readonly head: keyof Texts['column']; of(t: Texts, line: Disclosure): string }[] = [
  { head: 'id', of: (_, line) => line.id },
  { head: 'state', of: (t, line) => t.state[line.state] },
  { head: 'givenAt', of: (_, line) => moment(line.givenAt) },
  { head: 'giver', of: (_, line) => line.giver.name },
  { head: 'recipient', of: (_, line) => line.recipient.name },
  { head: 'purpose', of: (_, line) => line.purposeTitle },
  { head: 'categories', of: (_, line) => titles(line.categories) },
  { head: 'regimes', of: (_, line) => titles(line.regimes) },
  { head: 'records', of: records },
  { head: 'recordNumber', of: (_, line) => line.recordReference ?? '' },
  { head: 'caseNumber', of: (_, line) => line.caseReference ?? '' },
  { head: 'rules', of: (_, line) => line.rules.map((rule) => `${rule.code} ${rule.title}`).join('; ') },
  {
    head: 'articles',
    of: (_, line) =>
      line.rules.flatMap((rule) => rule.articles.map(({ law, article }) => `${law} ${article}`)).join('; '),
  },
  { head: 'rulesVersion', of: (_, line) => line.rulesVersion ?? '' },
  { head: 'conditions', of: (_, line) => proofs(line) },
  { head: 'givenBy', of: (t, line) => line.givenByName ?? t.byMachine },
  { head: 'approvedBy', of: (_, line) => line.approvedByName ?? '' },
  { head: 'receivedAt', of: (_, line) => moment(line.receivedAt) },
  { head: 'receivedHow', of: (t, line) => (line.receivedHow === null ? '' : t.received[line.receivedHow]) },
  { head: 'withdrawnAt', of: (_, line) => moment(line.withdrawnAt) },
  { head: 'withdrawnReason', of: (_, line) => line.withdrawnReason ?? '' },
  { head: 'notices', of: notices },
];

/** For a spreadsheet; dates as in the Netherlands. */
export function registerCsv(language: Language, lines: readonly Disclosure[]): string {
  const t = texts[language];
  const all = [
    columns.map((column) => t.column[column.head]),
    ...lines.map((line) => columns.map((column) => column.of(t, line))),
  ];
  // The mark at the start tells a spreadsheet that this is UTF-8.
  return `\uFEFF${all.map((cells) => csvLine(cells)).join('')}`;
}

/** For a program: the lines as the list gives them, without what this reader may do. */
export const registerJson = (
  organisation: { readonly id: string; readonly name: string },
  madeAt: Date,
  lines: readonly Disclosure[],
): string =>
  `${JSON.stringify(
    {
      register: 'disclosures',
      organisation: { id: organisation.id, name: organisation.name },
      madeAt: madeAt.toISOString(),
      count: lines.length,
      disclosures: lines.map(({ abilities: _, notices: told, ...line }) => ({
        ...line,
        notices: told.map(({ abilities: __, ...notice }) => notice),
      })),
    },
    null,
    2,
  )}\n`;
