import { plainLetters } from '#platform/kit/index.ts';

/** Fields whose values are words of the export that become codes of ours. */
export const valueFields = ['theme', 'department', 'process', 'role', 'sourceKind', 'reliability'] as const;
export type ValueField = (typeof valueFields)[number];

/** Normalised word -> code; null: looked at, and left to complete per signal. */
export type ValueMap = Readonly<Record<string, string | null>>;
export type ValueMaps = Readonly<Record<ValueField, ValueMap>>;

/** One field of content/value-maps.json. */
type StartingTable = {
  readonly sure: Readonly<Record<string, string>>;
  readonly likely: Readonly<Record<string, string>>;
};
export type StartingTables = Readonly<Record<ValueField, StartingTable>>;

export type ValueTarget = { readonly code: string; readonly title: string };

export type ValueProposal = {
  readonly field: ValueField;
  /** As the export wrote it, in its most frequent spelling. */
  readonly word: string;
  readonly count: number;
  readonly code: string | null;
  readonly certainty: 'sure' | 'likely' | 'unknown';
  readonly why:
    | 'remembered'
    | 'starting-table'
    | 'same-code'
    | 'same-title'
    | 'similar-title'
    | 'nothing-fits';
};

export const roleCodes = ['suspect', 'victim', 'witness', 'owner', 'tenant', 'involved', 'unknown'] as const;
export type RoleCode = (typeof roleCodes)[number];
export const sourceKindCodes = ['resident', 'business', 'employee', 'partner', 'anonymous'] as const;
export type SourceKindCode = (typeof sourceKindCodes)[number];
/** Reliability of a source, from A (always reliable) to E (unreliable), F: cannot be judged. */
export const reliabilityCodes = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type ReliabilityCode = (typeof reliabilityCodes)[number];

/** The form in which words are compared and remembered. */
export const normaliseWord = (word: string): string => plainLetters(word).replace(/\s+/g, ' ').trim();

const slug = (text: string): string =>
  normaliseWord(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const smallWords = new Set(['en', 'of', 'de', 'het', 'van', 'in', 'op', 'met', 'via', 'bij', 'voor']);
const stems = (text: string): Set<string> =>
  new Set(
    slug(text)
      .split('-')
      .filter((word) => word.length > 2 && !smallWords.has(word))
      // Six letters bring singular and plural together without a dictionary.
      .map((word) => word.slice(0, 6)),
  );

const likeness = (one: Set<string>, other: Set<string>): number => {
  const common = [...one].filter((stem) => other.has(stem)).length;
  return one.size + other.size === 0 ? 0 : (2 * common) / (one.size + other.size);
};

const similarTarget = (word: string, targets: readonly ValueTarget[]): ValueTarget | null => {
  const wordStems = stems(word);
  let best: { target: ValueTarget; score: number } | null = null;
  for (const target of targets) {
    const score = Math.max(likeness(wordStems, stems(target.title)), likeness(wordStems, stems(target.code)));
    if (score > (best?.score ?? 0)) best = { target, score };
  }
  return best !== null && best.score >= 0.5 ? best.target : null;
};

type Guess = Pick<ValueProposal, 'code' | 'certainty' | 'why'>;

const fromTable = (plain: string, table: StartingTable, known: ReadonlySet<string>): Guess | null => {
  for (const certainty of ['sure', 'likely'] as const) {
    for (const [word, code] of Object.entries(table[certainty])) {
      if (normaliseWord(word) === plain && known.has(code)) return { code, certainty, why: 'starting-table' };
    }
  }
  return null;
};

const guess = (
  word: string,
  targets: readonly ValueTarget[],
  table: StartingTable,
  remembered: ValueMap,
): Guess => {
  const plain = normaliseWord(word);
  const known = new Set(targets.map((target) => target.code));
  const kept = remembered[plain];
  // A remembered code that was retired since is no answer any more.
  if (kept !== undefined && (kept === null || known.has(kept))) {
    return { code: kept, certainty: 'sure', why: 'remembered' };
  }
  const sameCode = targets.find(
    (target) => normaliseWord(target.code) === plain || target.code === slug(word),
  );
  if (sameCode !== undefined) return { code: sameCode.code, certainty: 'sure', why: 'same-code' };
  const tabled = fromTable(plain, table, known);
  if (tabled !== null) return tabled;
  const sameTitle = targets.find((target) => slug(target.title) === slug(word));
  if (sameTitle !== undefined) return { code: sameTitle.code, certainty: 'sure', why: 'same-title' };
  const similar = similarTarget(word, targets);
  return similar === null
    ? { code: null, certainty: 'unknown', why: 'nothing-fits' }
    : { code: similar.code, certainty: 'likely', why: 'similar-title' };
};

export type ProposeValuesInput = {
  readonly field: ValueField;
  /** Word as written -> how many rows have it. Empty words are left out. */
  readonly words: ReadonlyMap<string, number>;
  readonly targets: readonly ValueTarget[];
  readonly table: StartingTable;
  readonly remembered?: ValueMap;
};

/** One proposal per different word, most frequent first. */
export const proposeValues = ({
  field,
  words,
  targets,
  table,
  remembered = {},
}: ProposeValuesInput): ValueProposal[] => {
  const groups = new Map<string, { word: string; highest: number; count: number }>();
  for (const [word, count] of words) {
    const plain = normaliseWord(word);
    if (plain === '') continue;
    const group = groups.get(plain) ?? { word, highest: 0, count: 0 };
    if (count > group.highest) Object.assign(group, { word, highest: count });
    group.count += count;
    groups.set(plain, group);
  }
  return [...groups.values()]
    .map(({ word, count }) => ({ field, word, count, ...guess(word, targets, table, remembered) }))
    .sort((one, other) => other.count - one.count || one.word.localeCompare(other.word, 'nl'));
};

/** The map that the reader of rows uses, from (edited) proposals. */
export const valueMapOf = (
  proposals: ReadonlyArray<{ readonly word: string; readonly code: string | null }>,
): ValueMap => Object.fromEntries(proposals.map(({ word, code }) => [normaliseWord(word), code]));

/** Several words in one cell: `verdachte, slachtoffer`, `verdachte/eigenaar`. Only roles are a set. */
export const splitRoles = (text: string): string[] =>
  text
    .split(/[,;/+&]|\ben\b/i)
    .map((word) => word.trim())
    .filter(Boolean);
