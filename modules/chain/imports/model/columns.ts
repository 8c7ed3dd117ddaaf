import { hash64Text, lettersAndDigits, type ProblemCode, type ProblemParams } from '#platform/kit/index.ts';
import {
  columnWords,
  type ImportField,
  importFields,
  reasonColumnWords,
  requiredFields,
} from './column-words.ts';

/** Heading in the file -> our field, or null for a column that is passed over. */
export type ColumnMapping = Readonly<Record<string, ImportField | null>>;

export type ColumnProposal = {
  readonly column: string;
  readonly field: ImportField | null;
  readonly why: 'remembered' | 'same-name' | 'synonym' | 'similar' | 'reason-column' | 'unknown';
};

export type MappingProblem = { readonly code: ProblemCode; readonly params: ProblemParams };

const byWord = new Map<string, { field: ImportField; first: boolean }>();
for (const field of importFields) {
  for (const [index, word] of columnWords[field].entries()) {
    byWord.set(lettersAndDigits(word), { field, first: index === 0 });
  }
}
const reasonWords = new Set(reasonColumnWords.map(lettersAndDigits));

export const isReasonColumn = (column: string): boolean => reasonWords.has(lettersAndDigits(column));

const similarField = (plain: string): ImportField | null => {
  if (plain.length < 4) return null;
  let best: { field: ImportField; length: number } | null = null;
  for (const [word, { field }] of byWord) {
    const fits = word.length >= 4 && (plain.startsWith(word) || plain.endsWith(word));
    if (fits && word.length > (best?.length ?? 0)) best = { field, length: word.length };
  }
  return best?.field ?? null;
};

const propose = (column: string, remembered: ColumnMapping): ColumnProposal => {
  const kept = remembered[column];
  if (isReasonColumn(column)) return { column, field: null, why: 'reason-column' };
  if (kept !== undefined) return { column, field: kept, why: 'remembered' };
  const plain = lettersAndDigits(column);
  const exact = byWord.get(plain);
  if (exact !== undefined) return { column, field: exact.field, why: exact.first ? 'same-name' : 'synonym' };
  const field = similarField(plain);
  return { column, field, why: field === null ? 'unknown' : 'similar' };
};

const strength: Readonly<Record<ColumnProposal['why'], number>> = {
  'reason-column': 5,
  remembered: 4,
  'same-name': 3,
  synonym: 2,
  similar: 1,
  unknown: 0,
};

/** A guess for each column; a field goes to the column with the best reason, at most once. */
export const proposeColumns = (
  columns: readonly string[],
  remembered: ColumnMapping = {},
): ColumnProposal[] => {
  const proposals = columns.map((column) => propose(column, remembered));
  const winners = new Map<ImportField, ColumnProposal>();
  for (const proposal of proposals) {
    if (proposal.field === null) continue;
    const held = winners.get(proposal.field);
    if (held === undefined || strength[proposal.why] > strength[held.why])
      winners.set(proposal.field, proposal);
  }
  return proposals.map((proposal) =>
    proposal.field === null || winners.get(proposal.field) === proposal
      ? proposal
      : { column: proposal.column, field: null, why: 'unknown' },
  );
};

export const mappingOf = (proposals: readonly ColumnProposal[]): ColumnMapping =>
  Object.fromEntries(proposals.map(({ column, field }) => [column, field]));

/** What is wrong with a mapping: a required field without column, or one field from two columns. */
export const checkMapping = (columns: readonly string[], mapping: ColumnMapping): MappingProblem[] => {
  const seen = new Map<ImportField, string>();
  const problems: MappingProblem[] = [];
  for (const column of columns) {
    const field = mapping[column] ?? null;
    if (field === null) continue;
    const other = seen.get(field);
    if (other !== undefined) problems.push({ code: 'column-mapped-twice', params: { field, column, other } });
    seen.set(field, column);
  }
  for (const field of requiredFields) {
    if (!seen.has(field)) problems.push({ code: 'column-missing', params: { field } });
  }
  return problems;
};

/** What is wrong with a header: nothing recognised (so probably no header), or one heading twice. */
export const checkHeader = (columns: readonly string[]): MappingProblem | null => {
  const seen = new Set<string>();
  for (const column of columns) {
    const plain = column.trim().toLowerCase();
    if (plain !== '' && seen.has(plain)) return { code: 'column-duplicate', params: { column } };
    seen.add(plain);
  }
  const known = columns.filter((column) => byWord.has(lettersAndDigits(column))).length;
  return known < 2
    ? { code: 'header-missing', params: { found: columns.slice(0, 5).join(', ').slice(0, 120) } }
    : null;
};

/** Equal for files with the same headings in whatever order: under it a mapping is remembered. */
export const headerSignature = (columns: readonly string[]): string =>
  hash64Text(
    columns
      .filter((column) => !isReasonColumn(column) && column.trim() !== '')
      .map(lettersAndDigits)
      .sort()
      .join('|'),
  );
