import {
  type Comparison,
  type FieldOutcome,
  type Model,
  openModel,
  type Parameters,
  type Settings,
} from '#packages/linkage/index.ts';
import {
  nameOf,
  type Weighed,
  type WeighedField,
  type WeighedMention,
  weighedOf,
  weighMentions,
} from '../../model/index.ts';
import weights from './person-weights.json' with { type: 'json' };

/** What the engine compares of a mention of a person, with its address in parts; no address when it is shielded. */
export type ComparedFacts = Pick<
  WeighedMention,
  | 'nameAsWritten'
  | 'familyName'
  | 'familyNamePrefix'
  | 'givenNames'
  | 'initials'
  | 'birthDate'
  | 'bsn'
  | 'phone'
  | 'email'
  | 'iban'
> & {
  readonly street: string | null;
  readonly houseNumber: string | null;
  readonly postcode: string | null;
};
/** The same with all that a review shows. */
export type ComparedPerson = WeighedMention & ComparedFacts;

let opened: Model | undefined;

/** Opened when it is first needed: a process that compares nobody need not read the weights. */
const model = (): Model => {
  opened ??= openModel(weights.settings as Settings, weights.parameters as unknown as Parameters);
  return opened;
};

const cellsOf = (mention: ComparedFacts) => ({
  name: nameOf(mention),
  birthDate: mention.birthDate,
  bsn: mention.bsn,
  phone: mention.phone,
  email: mention.email,
  iban: mention.iban,
  street: mention.street,
  houseNumber: mention.houseNumber,
  postcode: mention.postcode,
});

/** How sure the engine is that two mentions are of one person, and how each field came to it. */
export const comparePersons = (here: ComparedFacts, there: ComparedFacts): Comparison =>
  model().compare(model().record(cellsOf(here)), model().record(cellsOf(there)));

/** The points of `comparePersons` against one person, to choose among many; -Infinity for whom another BSN keeps apart. */
export function likenessTo(here: ComparedFacts): (there: ComparedFacts) => number {
  const record = model().record(cellsOf(here));
  return (there) => model().points(record, model().record(cellsOf(there)));
}

const ADDRESS = ['street', 'houseNumber', 'postcode'];

/** The outcomes of the engine that one row of the review stands for. */
const outcomesOf = (field: string, outcomes: readonly FieldOutcome[]): readonly FieldOutcome[] =>
  outcomes.filter(({ column }) => (field === 'address' ? ADDRESS.includes(column) : column === field));

const EQUAL = ['same', 'missing'];

function signOf(outcomes: readonly FieldOutcome[]): WeighedField['sign'] {
  const compared = outcomes.filter(({ level }) => level !== 'missing');
  if (compared.length === 0) return '?';
  if (outcomes.every(({ level }) => EQUAL.includes(level))) return '=';
  return compared.some(({ level }) => level !== 'different') ? '≈' : '≠';
}

const WRITTEN_ALIKE = /[^\p{L}\p{N}]/gu;
const bare = (text: string | null): string => (text ?? '').toLowerCase().replace(WRITTEN_ALIKE, '');

/** The engine's points and words in the place of the fixed ones; what it does not compare keeps its own. */
function weighedBy(field: WeighedField, outcomes: readonly FieldOutcome[]): WeighedField {
  const own = outcomesOf(field.field, outcomes);
  if (own.length === 0) return field;
  const points = own.reduce((sum, outcome) => sum + outcome.points, 0);
  const sign = signOf(own);
  if (sign === '?') return { ...field, sign, points: 0 };
  const otherWriting = sign === '=' && field.here !== field.there && bare(field.here) === bare(field.there);
  if (field.field === 'address') return { ...field, points, sign: otherWriting ? '⇄' : sign };
  const said = own.filter(({ level }) => level !== 'missing').map(({ sentence }) => sentence);
  return {
    ...field,
    points,
    sign: otherWriting ? '⇄' : sign,
    level: own[0]?.level ?? field.level,
    sentence: {
      nl: said.map(({ nl }) => nl).join(' '),
      en: said.map(({ en }) => en).join(' '),
    },
  };
}

/** As weighMentions, for two persons, with what the matching engine learned. */
export function weighPersons(here: ComparedPerson, there: ComparedPerson): Weighed {
  const { prior, fields } = comparePersons(here, there);
  const rows = weighMentions(here, there, 'same-person').fields;
  return weighedOf(
    prior,
    rows.map((field) => weighedBy(field, fields)),
  );
}
