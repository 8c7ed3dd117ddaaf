/** After this many cells it is known whether a column repeats itself. */
const trial = 50_000;

/**
 * A text that holds no other alive: a part of a larger text keeps the whole of it in memory. Short parts are
 * copied by themselves.
 */
const detached = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1));

/**
 * The cells of a column. Texts that occur often are kept once; a column of nearly only different texts is not looked up, and neither
 * is a short one.
 */
export class CellColumn {
  readonly cells: string[] = [];
  #known: Map<string, string> | undefined;

  add(text: string): void {
    this.cells.push(this.#known === undefined ? detached(text) : keptOnce(text, this.#known));
    if (this.cells.length === trial) this.#lookForRepeats();
  }

  #lookForRepeats(): void {
    const known = new Map<string, string>();
    for (const [at, text] of this.cells.entries()) this.cells[at] = keptOnce(text, known);
    if (known.size <= trial / 2) this.#known = known;
  }

  /** Forgets what was only needed while adding. */
  finish(): string[] {
    this.#known = undefined;
    return this.cells;
  }
}

function keptOnce(text: string, known: Map<string, string>): string {
  const kept = known.get(text);
  if (kept !== undefined) return kept;
  const own = detached(text);
  known.set(own, own);
  return own;
}
