import { CommandFailure } from './failure.ts';
import type { QuotedReader } from './quoted-records.ts';
import type { Delimiter, Shape, TakeRecord } from './record-shape.ts';
import { longestRow, tooLong } from './row-length.ts';

/** The delimiter that stands most often in the first line, outside quotes. */
function detectDelimiter(start: string): Delimiter {
  const header = start.replace(/"[^"]*"/g, '').split(/[\r\n]/, 1)[0] ?? '';
  const counted = ([',', ';', '\t'] as const).map((delimiter) => ({
    delimiter,
    count: header.split(delimiter).length,
  }));
  return counted.reduce((most, each) => (each.count > most.count ? each : most)).delimiter;
}

const lineEndOf = (start: string): '\n' | '\r' =>
  start.includes('\n') || !start.includes('\r') ? '\n' : '\r';

/** Cuts lines without quotes: several times faster than the library, with the same outcome (a test compares them). */
class LineCutter {
  readonly #path: string;
  readonly #shape: Shape;
  readonly #take: TakeRecord;
  #carried = '';
  line = 1;

  constructor(path: string, shape: Shape, take: TakeRecord) {
    this.#path = path;
    this.#shape = shape;
    this.#take = take;
  }

  write(piece: string): void {
    const { lineEnd } = this.#shape;
    const whole = this.#carried + piece;
    const end = whole.lastIndexOf(lineEnd);
    if (end >= 0) this.#cut(whole.slice(0, end));
    this.#carried = whole.slice(end + 1);
    if (this.#carried.length <= longestRow) return;
    throw new CommandFailure(tooLong(this.#path, this.line));
  }

  /** What is not yet cut, for who reads on. */
  rest(): string {
    return this.#carried;
  }

  end(): void {
    if (this.#carried !== '') this.#cut(this.#carried);
  }

  #cut(text: string): void {
    const { delimiter, lineEnd } = this.#shape;
    for (const whole of text.split(lineEnd)) {
      const end = lineEnd === '\n' && whole.endsWith('\r') ? whole.slice(0, -1) : whole;
      this.#take(end.split(delimiter), this.line);
      this.line += 1;
    }
  }
}

/** Pieces of which the first holds a whole line and the letter after it: the line shows delimiter and line end. */
async function* fromWholeLine(text: AsyncIterable<string>): AsyncGenerator<string> {
  let start = '';
  let begun = false;
  for await (const piece of text) {
    if (begun) yield piece;
    else start += piece;
    if (begun || (!/[\r\n]./s.test(start) && start.length < longestRow)) continue;
    begun = true;
    yield start;
  }
  if (!begun && start !== '') yield start;
}

/**
 * Reads records from the text of a file, each with the line on which it begins (the first is 1). Up to the first quote
 * lines are cut here; from there on the library reads. An empty line gives one empty cell.
 */
export async function readRecords(
  path: string,
  text: AsyncIterable<string>,
  wanted: Delimiter | 'auto',
  take: TakeRecord,
): Promise<void> {
  let shape: Shape | undefined;
  let cutter: LineCutter | undefined;
  let parser: QuotedReader | undefined;
  try {
    for await (const piece of fromWholeLine(text)) {
      shape ??= { delimiter: wanted === 'auto' ? detectDelimiter(piece) : wanted, lineEnd: lineEndOf(piece) };
      cutter ??= new LineCutter(path, shape, take);
      if (parser === undefined && piece.includes('"')) {
        const { readQuoted } = await import('./quoted-records.ts');
        parser = readQuoted(path, shape, cutter.line, take);
        await parser.write(cutter.rest());
      }
      if (parser === undefined) cutter.write(piece);
      else await parser.write(piece);
    }
    if (parser === undefined) cutter?.end();
    else await parser.end();
  } finally {
    parser?.stop();
  }
}
