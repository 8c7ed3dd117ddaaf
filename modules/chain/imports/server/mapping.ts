import type { ThemesContent } from '#modules/chain/themes/model/index.ts';
import {
  type ColumnMapping,
  checkMapping,
  type ImportValue,
  type MappingProblem,
  normaliseWord,
  proposeValues,
  reliabilityCodes,
  roleCodes,
  type StartingTables,
  sourceKindCodes,
  splitRoles,
  type ValueField,
  type ValueMap,
  type ValueMaps,
  type ValueProposal,
  type ValueTarget,
  valueFields,
} from '../model/index.ts';
import type { Batch } from './batch-queries.ts';
import type { ImportParts } from './ports.ts';
import type { ColumnWords } from './scan-file.ts';

export type ValueTargets = Readonly<Record<ValueField, readonly ValueTarget[]>>;

const byCode = (codes: readonly string[]): ValueTarget[] => codes.map((code) => ({ code, title: code }));

/** What a word can become: themes, departments and processes of the organisation's content, and our fixed lists. */
export function valueTargets(parts: Pick<ImportParts, 'content'>, organisationId: string): ValueTargets {
  const content = parts.content.newest('themes', organisationId).document as ThemesContent;
  const titled = (items: readonly ValueTarget[]): ValueTarget[] =>
    items.map(({ code, title }) => ({ code, title }));
  return {
    theme: titled(content.themes),
    department: titled(content.departments),
    process: titled(content.processes),
    role: byCode(roleCodes),
    sourceKind: byCode(sourceKindCodes),
    reliability: byCode(reliabilityCodes),
  };
}

/** The words that a kind of value has in the columns mapped to it; a cell with several roles counts for each. */
function wordsOf(field: ValueField, mapping: ColumnMapping, words: ColumnWords): Map<string, number> {
  const found = new Map<string, number>();
  for (const [column, counts] of Object.entries(words)) {
    if (mapping[column] !== field) continue;
    for (const [cell, count] of Object.entries(counts)) {
      for (const word of field === 'role' ? splitRoles(cell) : [cell])
        found.set(word, (found.get(word) ?? 0) + count);
    }
  }
  return found;
}

type ProposeInput = {
  readonly parts: Pick<ImportParts, 'content'>;
  readonly organisationId: string;
  readonly mapping: ColumnMapping;
  readonly words: ColumnWords;
  readonly remembered: Partial<ValueMaps>;
};

/** A proposal for each different word, per kind of value. */
export function proposeAllValues({
  parts,
  organisationId,
  mapping,
  words,
  remembered,
}: ProposeInput): ValueProposal[] {
  const targets = valueTargets(parts, organisationId);
  const tables = parts.content.newest('value-maps', organisationId).document as StartingTables;
  return valueFields.flatMap((field) =>
    proposeValues({
      field,
      words: wordsOf(field, mapping, words),
      targets: targets[field],
      table: tables[field],
      remembered: remembered[field] ?? {},
    }),
  );
}

/** Maps out of proposals, as the reader of rows uses them. */
export const mapsOfProposals = (proposals: readonly ValueProposal[]): Partial<ValueMaps> => {
  const maps: Partial<Record<ValueField, Record<string, string | null>>> = {};
  for (const { field, word, code } of proposals) {
    const map = maps[field] ?? {};
    map[normaliseWord(word)] = code;
    maps[field] = map;
  }
  return maps;
};

const empty: ValueMap = {};

export const valueMapsOf = (batch: Pick<Batch, 'valueMaps'>): ValueMaps =>
  Object.fromEntries(valueFields.map((field) => [field, batch.valueMaps[field] ?? empty])) as ValueMaps;

/** Proposals as they stand after a person changed some: what was changed says so. */
export const shownValues = (proposals: readonly ValueProposal[], chosen: Partial<ValueMaps>): ImportValue[] =>
  proposals.map((proposal) => {
    const code = chosen[proposal.field]?.[normaliseWord(proposal.word)];
    return code === undefined || code === proposal.code
      ? proposal
      : { ...proposal, code, certainty: 'sure', why: 'chosen' };
  });

/** What stands in the way of importing with this mapping. */
export const mappingProblems = (batch: Pick<Batch, 'columns' | 'mapping'>): MappingProblem[] =>
  checkMapping(batch.columns, batch.mapping);
