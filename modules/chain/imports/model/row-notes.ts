import type { ProblemCode, ProblemParams } from '#platform/kit/index.ts';
import type { ImportField } from './column-words.ts';
import type { RowRefusal, ToComplete } from './imported-signal.ts';

/** Collects what is to be said about one row while it is read. */
export class RowNotes {
  readonly refused: RowRefusal[] = [];
  readonly toComplete: ToComplete[] = [];
  readonly asWritten: Partial<Record<ImportField, string>> = {};
  readonly #row: number;
  readonly #text: (field: ImportField) => string;
  readonly #columnOf: (field: ImportField) => string;

  constructor(row: number, text: (field: ImportField) => string, columnOf: (field: ImportField) => string) {
    this.#row = row;
    this.#text = text;
    this.#columnOf = columnOf;
  }

  refuse(field: ImportField, code: ProblemCode, params: ProblemParams = {}): void {
    this.refuseCell(this.#columnOf(field), this.#text(field), code, params);
  }

  refuseCell(column: string, value: string, code: ProblemCode, params: ProblemParams): void {
    // A reply of megabytes helps nobody; the file of refused rows has the whole text.
    this.refused.push({ row: this.#row, column, value: value.slice(0, 200), code, params });
  }

  /** Marks the field; what stood there is kept as it was written. */
  complete(field: ImportField, reason: ToComplete['reason']): void {
    if (this.toComplete.some((item) => item.field === field && item.reason === reason)) return;
    this.toComplete.push({ field, reason });
    if (this.#text(field) !== '') this.asWritten[field] = this.#text(field);
  }

  /** Passes the stored value on; keeps the text of the export when it was written otherwise. */
  stored<Value extends string | number>(field: ImportField, value: Value): Value {
    if (this.#text(field) !== String(value)) this.asWritten[field] = this.#text(field);
    return value;
  }
}
