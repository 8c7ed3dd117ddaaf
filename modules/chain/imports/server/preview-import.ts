import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { ImportPreview, RowRefusal } from '../model/index.ts';
import type { Batch } from './batch-queries.ts';
import { rowPlacer } from './import-run.ts';
import { openStored } from './open-file.ts';
import type { Placed } from './place-row.ts';
import type { ImportParts } from './ports.ts';
import { type Language, sentenceFor } from './sentences.ts';
import { findTargets, purposeTitle } from './targets.ts';

type PreviewRow = ImportPreview['rows'][number];

export const errorOf = (language: Language, { row, column, value, code, params }: RowRefusal) => ({
  row,
  column,
  value,
  code,
  message: sentenceFor(language, code, params),
});

function previewRow(language: Language, row: number, placed: Placed): PreviewRow {
  if (!placed.ok) {
    return {
      row,
      municipality: placed.target?.name ?? null,
      purpose: null,
      title: null,
      themeCode: null,
      receivedOn: null,
      mentions: 0,
      toComplete: [],
      refused: placed.refused.map((refusal) => errorOf(language, refusal)),
    };
  }
  const { signal, target } = placed.placed;
  return {
    row,
    municipality: target.name,
    purpose: purposeTitle(target, signal.purposeCode),
    title: signal.title,
    themeCode: signal.themeCode,
    receivedOn: signal.receivedAt.slice(0, 10),
    mentions: signal.mentions.length,
    toComplete: [...signal.toComplete],
    refused: [],
  };
}

class Totals {
  readonly totals = { read: 0, ready: 0, refused: 0, toComplete: 0 };
  readonly #municipalities = new Map<string, ImportPreview['municipalities'][number]>();
  readonly #reasons = new Map<string, ImportPreview['reasons'][number]>();
  readonly #language: Language;

  constructor(language: Language) {
    this.#language = language;
  }

  add(placed: Placed): void {
    const target = placed.ok ? placed.placed.target : placed.target;
    const counts = this.#municipalities.get(target?.code ?? '') ?? {
      code: target?.code ?? null,
      name: target?.name ?? null,
      ready: 0,
      refused: 0,
    };
    this.#municipalities.set(target?.code ?? '', counts);
    const kind = placed.ok ? 'ready' : 'refused';
    counts[kind] += 1;
    this.totals[kind] += 1;
    this.totals.read += 1;
    if (placed.ok && placed.placed.signal.toComplete.length > 0) this.totals.toComplete += 1;
    for (const { code, params } of placed.ok ? [] : placed.refused) {
      const reason = this.#reasons.get(code) ?? {
        code,
        count: 0,
        message: sentenceFor(this.#language, code, params),
      };
      this.#reasons.set(code, { ...reason, count: reason.count + 1 });
    }
  }

  result(rows: PreviewRow[]): ImportPreview {
    const byName = (one: { name: string | null }, other: { name: string | null }): number =>
      (one.name ?? '\uffff').localeCompare(other.name ?? '\uffff', 'nl');
    return {
      rows,
      totals: this.totals,
      municipalities: [...this.#municipalities.values()].sort(byName),
      reasons: [...this.#reasons.values()].sort((one, other) => other.count - one.count),
    };
  }
}

/** Reads the whole file as an import would and records nothing: the first rows as they would become, and totals. */
export async function previewImport(
  scope: Scope,
  parts: ImportParts,
  batch: Batch,
  limit: number,
): Promise<ImportPreview> {
  if (batch.fileId === null) return refuse('transition-not-allowed', { current: { state: batch.state } });
  const place = rowPlacer(batch, await findTargets(scope, parts), parts.clock.now());
  const { language } = scope.person;
  const totals = new Totals(language);
  const rows: PreviewRow[] = [];
  const { file, close } = await openStored(parts, { id: batch.fileId, format: batch.format });
  try {
    for await (const raw of file.rows) {
      const placed = place(raw);
      totals.add(placed);
      if (rows.length < limit) rows.push(previewRow(language, raw.row, placed));
    }
  } finally {
    close();
  }
  return totals.result(rows);
}
