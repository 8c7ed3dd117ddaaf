import { csvLine } from '#platform/kit/index.ts';
import type {
  AbilityList,
  Activity,
  Algorithm,
  DpiaInput,
  ProcessingRegister,
  Processor,
} from '../model/index.ts';
import en from './en.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };

export type Language = 'nl' | 'en';
type Texts = typeof nl;
type Head = keyof Texts['column'];
const texts: Readonly<Record<Language, Texts>> = { nl, en };

type Titled = { readonly title: string; readonly titleEn: string };
const named = (language: Language) => (item: Titled) => (language === 'en' ? item.titleEn : item.title);
const articles = (items: Activity['articles']) =>
  items.map(({ law, article }) => `${law} ${article}`).join('; ');

function table(language: Language, heads: readonly Head[], rows: readonly (readonly string[])[]): string {
  const all = [heads.map((head) => texts[language].column[head]), ...rows];
  // The mark at the start tells a spreadsheet that this is UTF-8.
  return `\uFEFF${all.map((cells) => csvLine(cells)).join('')}`;
}

const recipients = (activity: Activity): string =>
  activity.recipients
    .map(({ rule, to, articles: by }) => `${to.join(', ')} (${rule}: ${articles(by)})`)
    .join('; ');

export const processingCsv = (language: Language, register: ProcessingRegister): string =>
  table(
    language,
    [
      'purpose',
      'description',
      'articles',
      'subjects',
      'themes',
      'categories',
      'recipients',
      'retention',
      'retentionFrom',
      'joint',
      'processors',
      'inform',
      'dpia',
      'measures',
    ],
    register.activities.map((activity) => [
      named(language)(activity.purpose),
      activity.description,
      articles(activity.articles),
      activity.subjects.join('; '),
      activity.themes.map(named(language)).join('; '),
      activity.categories.map(named(language)).join('; '),
      recipients(activity),
      String(activity.retention.months),
      activity.retention.from,
      activity.jointControllers.join('; '),
      activity.processors.join('; '),
      activity.informSubject,
      activity.dpia.approvedOn ?? '',
      register.measures.join(' '),
    ]),
  );

export const dpiaCsv = (language: Language, inputs: readonly DpiaInput[]): string =>
  table(
    language,
    [
      'purpose',
      'articles',
      'categories',
      'sensitive',
      'forbidden',
      'recipients',
      'prohibitions',
      'roles',
      'unconfirmed',
      'unchecked',
      'compares',
      'retention',
      'dpia',
    ],
    inputs.map((input) => [
      named(language)(input.purpose),
      articles(input.articles),
      input.categories.map(named(language)).join('; '),
      input.sensitiveCategories.map(named(language)).join('; '),
      input.forbiddenCategories.map(named(language)).join('; '),
      recipients(input),
      input.prohibitions.map(({ rule, title }) => `${rule} ${title}`).join('; '),
      input.rolesThatRead.map(named(language)).join('; '),
      input.unconfirmedRules.map(({ rule }) => rule).join('; '),
      input.uncheckedRules.join('; '),
      input.comparesMentions ? texts[language].yes : texts[language].no,
      String(input.retention.months),
      input.dpia.approvedOn ?? '',
    ]),
  );

const sectionLines = (sections: Algorithm['sections']): string[][] =>
  sections.flatMap(({ title, blocks }) =>
    blocks.flatMap((block): string[][] => {
      if (block.kind === 'text') return [[title, block.text]];
      if (block.kind === 'list') return block.items.map((item) => [title, item]);
      return [block.head, ...block.rows].map((cells) => [title, cells.join(' | ')]);
    }),
  );

export const algorithmCsv = (language: Language, algorithm: Algorithm): string =>
  table(
    language,
    ['section', 'text'],
    [
      ['', language === 'en' ? algorithm.summaryEn : algorithm.name],
      [texts[language].column.purpose, algorithm.purposes.map(named(language)).join('; ')],
      ...sectionLines(algorithm.sections),
      [
        texts[language].earlyWarning,
        algorithm.earlyWarning.used ? texts[language].earlyWarningUsed : texts[language].earlyWarningNotUsed,
      ],
      ...sectionLines(algorithm.earlyWarning.sections),
    ],
  );

/** `purposes`: all of them, for their titles. */
export const processorsCsv = (
  language: Language,
  processors: readonly Processor[],
  purposes: ReadonlyMap<string, Titled>,
): string =>
  table(
    language,
    ['name', 'task', 'country', 'purpose', 'agreedOn', 'reviewOn', 'endedOn', 'reference', 'origin'],
    processors.map((processor) => [
      processor.name,
      processor.task,
      processor.country,
      processor.purposeCodes
        .map((code) => named(language)(purposes.get(code) ?? { title: code, titleEn: code }))
        .join('; '),
      processor.agreedOn,
      processor.reviewOn ?? '',
      processor.endedOn ?? '',
      processor.agreementReference ?? '',
      texts[language][processor.origin],
    ]),
  );

/** A line per operation, a column per group. */
export function abilitiesCsv(language: Language, { groups, abilities }: AbilityList): string {
  const t = texts[language];
  const head = [t.column.operation, t.column.writes, ...groups.map(named(language))];
  const rows = abilities.map((ability) => [
    named(language)(ability),
    ability.writes ? t.yes : t.no,
    ...groups.map(({ code }) => (ability.everyone || ability.groups.includes(code) ? t.yes : '')),
  ]);
  return `\uFEFF${[head, ...rows].map((cells) => csvLine(cells)).join('')}`;
}

export const fileName = (language: Language, register: keyof Texts['file'], format: string): string =>
  `${texts[language].file[register]}.${format}`;
