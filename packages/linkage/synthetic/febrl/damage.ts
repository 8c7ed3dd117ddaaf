import { type Random, Weighted } from '../random.ts';
import {
  applyRule,
  deleteLetter,
  type Fault,
  hitNeighbour,
  insertLetter,
  joinWords,
  misread,
  shiftSpace,
  splitWord,
  substituteLetter,
  transposeLetters,
} from '../typing.ts';
import { anyValue, type FebrlRecord, type Field } from './record.ts';

/** How badly a copy is damaged. */
export type Severity = {
  /** How many changes a copy gets, with the weight of each number. */
  readonly changes: Weighted<number>;
  readonly perField: number;
};

/** Which field a change is in; the shares are those seen in FEBRL set 1. */
const fieldChoice = new Weighted<Field>([
  ['address_2', 217],
  ['address_1', 184],
  ['surname', 175],
  ['given_name', 160],
  ['suburb', 142],
  ['street_number', 93],
  ['postcode', 84],
  ['soc_sec_id', 50],
  ['date_of_birth', 45],
  ['state', 23],
]);

const sounds: readonly (readonly [string, string])[] = [
  ['ph', 'f'],
  ['f', 'ph'],
  ['ck', 'k'],
  ['c', 'k'],
  ['ee', 'ea'],
  ['ie', 'y'],
  ['y', 'ie'],
  ['ou', 'u'],
  ['ll', 'l'],
  ['ai', 'ay'],
  ['wh', 'w'],
  ['oo', 'u'],
  ['er', 'or'],
  ['s', 'z'],
  ['son', 'sen'],
  ['gh', 'g'],
];

const writeBySound: Fault = (text, random) => applyRule(text, sounds, random);

type Change = (record: FebrlRecord, field: Field, random: Random) => void;

const inText =
  (fault: Fault): Change =>
  (record, field, random) => {
    record[field] = fault(record[field], random);
  };

const empty: Change = (record, field) => {
  record[field] = '';
};

const replace: Change = (record, field, random) => {
  record[field] = anyValue(field, random);
};

const swapWith =
  (one: Field, other: Field): Change =>
  (record) => {
    const kept = record[one];
    record[one] = record[other];
    record[other] = kept;
  };

const ordinary: readonly (readonly [Change, number])[] = [
  [inText(deleteLetter), 10],
  [inText(insertLetter), 10],
  [inText(substituteLetter), 8],
  [inText(hitNeighbour), 12],
  [inText(transposeLetters), 12],
  [inText(misread), 6],
];
const spaces: readonly (readonly [Change, number])[] = [
  [inText(splitWord), 4],
  [inText(joinWords), 4],
  [inText(shiftSpace), 4],
];
const bySound: readonly [Change, number] = [inText(writeBySound), 8];

/** Per field which kinds of change occur in it. */
const changeChoice: Readonly<Record<Field, Weighted<Change>>> = {
  given_name: new Weighted([
    ...ordinary,
    bySound,
    [empty, 14],
    [replace, 36],
    [swapWith('given_name', 'surname'), 22],
  ]),
  surname: new Weighted([
    ...ordinary,
    ...spaces,
    bySound,
    [empty, 4],
    [replace, 24],
    [swapWith('given_name', 'surname'), 18],
  ]),
  street_number: new Weighted([...ordinary, [empty, 26], [replace, 44]]),
  address_1: new Weighted([
    ...ordinary,
    ...spaces,
    bySound,
    [empty, 6],
    [replace, 4],
    [swapWith('address_1', 'address_2'), 12],
  ]),
  address_2: new Weighted([...ordinary, ...spaces, bySound, [empty, 22], [replace, 12]]),
  suburb: new Weighted([...ordinary, ...spaces, bySound, [empty, 4], [replace, 18]]),
  postcode: new Weighted([...ordinary.slice(2, 5), [replace, 3]]),
  state: new Weighted([...ordinary.slice(2, 5), [empty, 7], [replace, 14]]),
  date_of_birth: new Weighted([...ordinary.slice(2, 5), [empty, 30], [replace, 40]]),
  soc_sec_id: new Weighted([...ordinary.slice(2, 5), [replace, 28]]),
};

/** A damaged copy. It differs from the record, and still has a name or a number of its own. */
export function damage(record: FebrlRecord, { changes, perField }: Severity, random: Random): FebrlRecord {
  const copy = { ...record };
  const made = new Map<Field, number>();
  let left = changes.choose(random);
  for (let attempt = 0; attempt < 60 && left > 0; attempt += 1) {
    const field = fieldChoice.choose(random);
    const already = made.get(field) ?? 0;
    if (already >= perField || copy[field] === '') continue;
    const before = JSON.stringify(copy);
    changeChoice[field].choose(random)(copy, field, random);
    if (JSON.stringify(copy) === before) continue;
    made.set(field, already + 1);
    left -= 1;
  }
  return copy;
}
