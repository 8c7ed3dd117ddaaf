import type { RightCode } from '../codes.ts';
import { reasonOf } from '../reasons.ts';
import type { Release } from '../release.ts';
import { fill, type LetterBlock } from './blocks.ts';
import en from './en.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };

type Language = 'nl' | 'en';
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
  readonly organisation: string;
  readonly signedBy: string;
  readonly contact: string;
  readonly parts: readonly LetterPart[];
  readonly purposes: readonly LetterPurpose[];
};

const TEXTS = { nl, en };

const day = (date: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));

const text = (said: string): LetterBlock => ({ kind: 'text', text: said });
const item = (said: string): LetterBlock => ({ kind: 'item', text: said });
const heading = (said: string): LetterBlock => ({ kind: 'heading', text: said });

const names = (titles: readonly Titles[], language: Language): string =>
  titles
    .map((title) => title[language])
    .map((title, at) => (at === 0 ? title : title.charAt(0).toLowerCase() + title.slice(1)))
    .join(', ');

const shownValue = (field: { key: string; value: string }, language: Language): string =>
  field.key === 'birthDate' ? day(field.value, language) : field.value;

function partBlocks(part: LetterPart, facts: LetterFacts, language: Language): LetterBlock[] {
  const t = TEXTS[language];
  const { organisation, release } = part;
  const start: LetterBlock[] = [{ kind: 'subheading', text: organisation }];
  if (release === null) return [...start, text(fill(t.lapsed, { organisation }))];
  const nothing = release.records.length === 0 && release.withheld === 0;
  if (nothing) start.push(text(fill(t.nothing, { organisation })));
  if (release.records.length > 0)
    start.push(text(fill(t.records, { organisation, count: release.records.length })));
  const titleOf = (code: string) =>
    facts.purposes.find((purpose) => purpose.code === code)?.title[language] ?? code;
  const records = release.records.flatMap((record) => [
    item(fill(t.record, { date: day(record.receivedOn, language), purpose: titleOf(record.purpose) })),
    ...record.fields.map((field) =>
      item(`${t.field[field.key as keyof typeof t.field] ?? field.key}: ${shownValue(field, language)}`),
    ),
    ...(record.decision === 'partly' ? [item(t.partly)] : []),
  ]);
  return [...start, ...records, ...withheldBlocks(part.organisation, release, language)];
}

function withheldBlocks(organisation: string, release: Release, language: Language): LetterBlock[] {
  const t = TEXTS[language];
  const blocks: LetterBlock[] = [];
  if (release.withheld > 0)
    blocks.push(
      text(release.withheld === 1 ? t.withheld_one : fill(t.withheld_other, { count: release.withheld })),
    );
  const reasons = release.reasons.flatMap((code) => reasonOf(code) ?? []);
  if (reasons.length > 0) blocks.push(text(t.why));
  for (const reason of reasons)
    blocks.push(
      item(fill(t.reason, { text: reason.letter[language], articles: reason.articles.join(', ') })),
    );
  if (release.directly.length > 0)
    blocks.push(text(fill(t.directly, { organisation, categories: names(release.directly, language) })));
  if (release.remark !== '') blocks.push(text(release.remark));
  return blocks;
}

function recipientBlocks(parts: readonly LetterPart[], language: Language): LetterBlock[] {
  const t = TEXTS[language];
  const given = parts.flatMap(({ organisation, release }) =>
    (release?.recipients ?? []).map((recipient) =>
      item(
        fill(t.recipient, {
          giver: organisation,
          date: day(recipient.on, language),
          name: recipient.name,
          categories: names(recipient.categories, language),
        }),
      ),
    ),
  );
  return [
    heading(t.recipientsHeading),
    ...(given.length === 0 ? [text(t.recipientsNone)] : given),
    ...(parts.some(({ release }) => (release?.withheld ?? 0) > 0) ? [text(t.recipientReserved)] : []),
  ];
}

function purposeBlocks(facts: LetterFacts, language: Language): LetterBlock[] {
  const t = TEXTS[language];
  const used = new Set(facts.parts.flatMap(({ release }) => release?.purposes ?? []));
  const told = facts.purposes.filter((purpose) => used.has(purpose.code));
  if (told.length === 0) return [];
  return [
    heading(t.purposesHeading),
    ...told.map((purpose) =>
      item(
        fill(t.purpose, {
          title: purpose.title[language],
          articles: purpose.articles,
          categories: names(purpose.categories, language),
          months: purpose.months,
          from: purpose.from,
        }),
      ),
    ),
    text(t.source),
  ];
}

/** The answer to a request in plain words: what each controller has, why something is not shown, with whom it was shared, and what can be done. */
export function composeLetter(facts: LetterFacts, language: Language): LetterBlock[] {
  const t = TEXTS[language];
  const { organisation } = facts;
  return [
    { kind: 'title', text: t.title[facts.right] },
    text(fill(t.salutation, { name: facts.name })),
    text(fill(t.received, { date: day(facts.receivedOn, language), reference: facts.reference })),
    text(t.identity),
    text(t.all),
    heading(t.answersHeading),
    ...facts.parts.flatMap((part) => partBlocks(part, facts, language)),
    ...recipientBlocks(facts.parts, language),
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
    item(fill(t.complaint_decision, { organisation })),
    item(t.complaint_authority),
    text(fill(t.contact, { contact: facts.contact })),
    text(t.closing),
    text(fill(t.signed, { name: facts.signedBy, organisation })),
  ];
}
