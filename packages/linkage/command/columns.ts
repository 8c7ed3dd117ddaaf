/** After this many cells it is known whether a column repeats itself. */
const trial = 50_000;

/**
 * A text that holds no other alive: a part of a larger text keeps the whole of it in memory. Short parts are
 * copied by themselves.
 */
const detached = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1));

/** The cells of a column. Texts that occur often are kept once; a column of nearly only different texts is not looked up. */
export class CellColumn {
  readonly cells: string[] = [];
  #known: Map<string, string> | undefined = new Map();

  add(text: string): void {
    if (text === '') {
      this.cells.push('');
      return;
    }
    const known = this.#known;
    if (known === undefined) {
      this.cells.push(detached(text));
      return;
    }
    let cell = known.get(text);
    if (cell === undefined) {
      cell = detached(text);
      known.set(cell, cell);
    }
    this.cells.push(cell);
    if (this.cells.length === trial && known.size > trial / 2) this.#known = undefined;
  }

  /** Forgets what was only needed while adding. */
  finish(): string[] {
    this.#known = undefined;
    return this.cells;
  }
}
