import { type DocumentBlock, fillText } from '#platform/kit/index.ts';
import type { RightCode } from '../codes.ts';
import { reasonOf } from '../reasons.ts';
import type { Release } from '../release.ts';
import { decisionBlocks } from './decision-blocks.ts';
import { type Language, LETTER_TEXTS } from './letter-texts.ts';
import { transferBlocks } from './transfer-blocks.ts';

type Titles = { readonly nl: string; readonly en: string };

/** A purpose as the letter tells of it. */
export type LetterPurpose = {
  readonly code: string;
  readonly title: Titles;
  readonly articles: string;
  readonly categories: readonly Titles[];
  readonly months: number;
  readonly from: string;
};

export type LetterPart = {
  readonly organisation: string;
  /** null: its day passed before it was ready. */
  readonly release: Release | null;
};

export type LetterFacts = {
  readonly right: RightCode;
  readonly name: string;
  readonly reference: string;
  readonly receivedOn: string;
  readonly madeOn: string;
  readonly organisation: string;
  readonly signedBy: string;
  readonly contact: string;
  readonly parts: readonly LetterPart[];
  readonly purposes: readonly LetterPurpose[];
};

const day = (date: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));

const text = (said: string): DocumentBlock => ({ kind: 'text', text: said });
const item = (said: string): DocumentBlock => ({ kind: 'item', text: said });
const subitem = (said: string, language?: Language): DocumentBlock =>
  language === undefined ? { kind: 'subitem', text: said } : { kind: 'subitem', text: said, language };
const heading = (said: string): DocumentBlock => ({ kind: 'heading', text: said });

const names = (titles: readonly Titles[], language: Language): string =>
  titles
    .map((title) => title[language])
    .map((title, at) => (at === 0 ? title : title.charAt(0).toLowerCase() + title.slice(1)))
    .join(', ');

const shownValue = (field: { key: string; value: string }, language: Language): string =>
  field.key === 'birthDate' ? day(field.value, language) : field.value;

function partBlocks(part: LetterPart, facts: LetterFacts, language: Language): DocumentBlock[] {
  const t = LETTER_TEXTS[language];
  const { organisation, release } = part;
  const start: DocumentBlock[] = [{ kind: 'subheading', text: organisation }];
  if (release === null) return [...start, text(fillText(t.lapsed, { organisation }))];
  const titleOf = (code: string) =>
    facts.purposes.find((purpose) => purpose.code === code)?.title[language] ?? code;
  // What was handed over before these were told of has neither.
  if (release.transfer !== null && release.transfer !== undefined)
    return [
      ...start,
      ...transferBlocks(organisation, release.transfer, titleOf, language),
      ...withheldBlocks(organisation, release, language),
    ];
  const decisions = decisionBlocks(organisation, release.decisions ?? [], language);
  if (release.records.length === 0 && release.withheld === 0 && decisions.length === 0)
    start.push(text(fillText(t.nothing, { organisation })));
  if (release.records.length > 0)
    start.push(text(fillText(t.records, { organisation, count: release.records.length })));
  const records = release.records.flatMap((record) => [
    item(fillText(t.record, { date: day(record.receivedOn, language), purpose: titleOf(record.purpose) })),
    ...record.fields.map((field) =>
      subitem(`${t.field[field.key as keyof typeof t.field] ?? field.key}: ${shownValue(field, language)}`),
    ),
    ...(record.decision === 'partly' ? [subitem(t.partly)] : []),
  ]);
  return [...start, ...records, ...decisions, ...withheldBlocks(organisation, release, language)];
}

function withheldBlocks(organisation: string, release: Release, language: Language): DocumentBlock[] {
  const t = LETTER_TEXTS[language];
  const blocks: DocumentBlock[] = [];
  if (release.withheld > 0)
    blocks.push(
      text(release.withheld === 1 ? t.withheld_one : fillText(t.withheld_other, { count: release.withheld })),
    );
  const reasons = release.reasons.flatMap((code) => reasonOf(code) ?? []);
  if (reasons.length > 0) blocks.push(text(t.why));
  for (const reason of reasons)
    blocks.push(
      item(fillText(t.reason, { text: reason.letter[language], articles: reason.articles.join(', ') })),
    );
  if (release.directly.length > 0)
    blocks.push(text(fillText(t.directly, { organisation, categories: names(release.directly, language) })));
  // An officer writes in Dutch.
  if (release.remark !== '')
    blocks.push({ ...text(release.remark), ...(language === 'nl' ? {} : { language: 'nl' }) });
  return blocks;
}

function recipientBlocks(parts: readonly LetterPart[], language: Language): DocumentBlock[] {
  const t = LETTER_TEXTS[language];
  const rows = parts.flatMap(({ organisation, release }) =>
    (release?.recipients ?? []).map((recipient) => [
      organisation,
      recipient.name,
      day(recipient.on, language),
      names(recipient.categories, language),
    ]),
  );
  const { giver, receiver, on, categories } = t.recipientHead;
  return [
    heading(t.recipientsHeading),
    rows.length === 0
      ? text(t.recipientsNone)
      : { kind: 'table', head: [giver, receiver, on, categories], rows },
    ...(parts.some(({ release }) => (release?.withheld ?? 0) > 0) ? [text(t.recipientReserved)] : []),
  ];
}

/** How long, and from when: that, the law's content says in Dutch only. */
function keptBlocks({ months, from }: LetterPurpose, language: Language): DocumentBlock[] {
  const t = LETTER_TEXTS[language];
  const kept = `${fillText(t.purposeKept, { months })} ${t.purposeFrom}`;
  return language === 'nl' ? [subitem(`${kept} ${from}.`)] : [subitem(kept), subitem(from, 'nl')];
}

function purposeBlocks(facts: LetterFacts, language: Language): DocumentBlock[] {
  const t = LETTER_TEXTS[language];
  const used = new Set(facts.parts.flatMap(({ release }) => release?.purposes ?? []));
  const told = facts.purposes.filter((purpose) => used.has(purpose.code));
  if (told.length === 0) return [];
  return [
    heading(t.purposesHeading),
    ...told.flatMap((purpose) => [
      item(purpose.title[language]),
      subitem(fillText(t.purposeLaw, { articles: purpose.articles })),
      subitem(fillText(t.purposeCategories, { categories: names(purpose.categories, language) })),
      ...keptBlocks(purpose, language),
    ]),
    text(t.source),
  ];
}

/** The answer to a request in plain words: what each controller has, why something is not shown, with whom it was shared, and what can be done. */
export function composeLetter(facts: LetterFacts, language: Language): DocumentBlock[] {
  const t = LETTER_TEXTS[language];
  const { organisation } = facts;
  return [
    { kind: 'title', text: t.title[facts.right] },
    text(fillText(t.madeOn, { date: day(facts.madeOn, language) })),
    text(fillText(t.salutation, { name: facts.name })),
    text(fillText(t.received, { date: day(facts.receivedOn, language), reference: facts.reference })),
    text(t.identity),
    text(t.all),
    heading(t.answersHeading),
    ...facts.parts.flatMap((part) => partBlocks(part, facts, language)),
    ...(facts.right === 'portability' ? [] : recipientBlocks(facts.parts, language)),
    ...purposeBlocks(facts, language),
    text(t.automated),
    heading(t.rightsHeading),
    item(t.right_rectification),
    item(t.right_erasure),
    item(t.right_restriction),
    item(t.right_objection),
    heading(t.elsewhereHeading),
    text(t.elsewhere),
    heading(t.complaintHeading),
    item(fillText(t.complaint_decision, { organisation })),
    item(t.complaint_authority),
    text(fillText(t.contact, { contact: facts.contact })),
    text(t.closing),
    text(fillText(t.signed, { name: facts.signedBy, organisation })),
  ];
}
