import { basename } from 'node:path';
import { CellColumn } from './columns.ts';
import type { Config } from './config.ts';
import { chooseEncoding, inspect, readText } from './encoding.ts';
import type { Rows } from './engine-port.ts';
import { CommandFailure, fileFailure } from './failure.ts';
import { type Header, readHeader } from './header.ts';
import type { Progress } from './progress.ts';
import { readRecords } from './records.ts';
import { thousands } from './thousands.ts';

const reportEvery = 50_000;

const mixed = (hash: number, text: string): number => {
  let value = hash;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 16777619);
  return Math.imul(value ^ 31, 16777619);
};

/** Whether a letter may be a space of some kind; asking that first is cheaper than trimming every cell. */
const maySpace = (code: number): boolean => code <= 32 || code === 160 || code > 5_000;

function trimAll(cells: string[]): void {
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at] ?? '';
    if (cell === '') continue;
    if (maySpace(cell.charCodeAt(0)) || maySpace(cell.charCodeAt(cell.length - 1))) cells[at] = cell.trim();
  }
}

/** Takes records one by one, checks them, and keeps what the engine needs. */
class TableBuilder {
  readonly #path: string;
  readonly #config: Config;
  readonly #rowOf = new Map<string, number>();
  readonly #ids: string[] = [];
  readonly #lines: number[] = [];
  /** A number that stands for the cells that are not kept, to tell a repeated row from another row with its id. */
  readonly #rests: number[] = [];
  #header: Header | undefined;
  #columns: CellColumn[] = [];
  repeated = 0;
  outside = 0;
  records = 0;

  constructor(path: string, config: Config) {
    this.#path = path;
    this.#config = config;
  }

  add(cells: string[], line: number): void {
    if (this.#header === undefined) {
      this.#header = readHeader(this.#path, cells, this.#config);
      this.#columns = this.#header.kept.map(() => new CellColumn());
      return;
    }
    if (cells.length === 1 && cells[0]?.trim() === '') return;
    this.#addRow(this.#header, cells, line);
  }

  #addRow(header: Header, cells: string[], line: number): void {
    if (cells.length !== header.width) {
      const has = `${cells.length} cell${cells.length === 1 ? '' : 's'}`;
      throw new CommandFailure(
        `${this.#path}, line ${line}: this row has ${has}, the first line has ${header.width}. A cell that holds the delimiter needs quotes around it.`,
      );
    }
    this.records += 1;
    if (this.#config.trim) trimAll(cells);
    if (!this.#isWanted(header, cells)) {
      this.outside += 1;
      return;
    }
    const id = cells[header.id] ?? '';
    if (id.trim() === '') {
      throw new CommandFailure(
        `${this.#path}, line ${line}, column '${this.#config.id}': this row has no id; every row needs one.`,
      );
    }
    const rest = header.left.reduce((hash, at) => mixed(hash, cells[at] ?? ''), 2166136261);
    const earlier = this.#rowOf.get(id);
    if (earlier === undefined) this.#keep(header, cells, line, id, rest);
    else this.#refuseOther(header, cells, line, earlier, rest);
  }

  #isWanted(header: Header, cells: readonly string[]): boolean {
    const { only } = this.#config;
    if (only === undefined || header.only === undefined) return true;
    const cell = (cells[header.only] ?? '').trim();
    return only.equals === undefined ? cell !== '' : [only.equals].flat().includes(cell);
  }

  #keep(header: Header, cells: readonly string[], line: number, id: string, rest: number): void {
    const own = ` ${id}`.slice(1);
    this.#rowOf.set(own, this.#ids.length);
    this.#ids.push(own);
    this.#lines.push(line);
    this.#rests.push(rest);
    for (let index = 0; index < this.#columns.length; index += 1) {
      this.#columns[index]?.add(cells[header.kept[index]?.at ?? 0] ?? '');
    }
  }

  /** A row that is there twice counts once; another row with the same id cannot be told apart in the output. */
  #refuseOther(header: Header, cells: readonly string[], line: number, earlier: number, rest: number): void {
    const same =
      rest === this.#rests[earlier] &&
      header.kept.every(({ at }, index) => this.#columns[index]?.cells[earlier] === cells[at]);
    if (!same) {
      throw new CommandFailure(
        `${this.#path}, column '${this.#config.id}': line ${this.#lines[earlier]} and line ${line} are different rows with the same id '${this.#ids[earlier]}'; give each row its own id.`,
      );
    }
    this.repeated += 1;
  }

  finish(): Rows {
    const { only } = this.#config;
    if (this.#header === undefined)
      throw new CommandFailure(`${this.#path} is empty; give a CSV file with a line of column names.`);
    if (this.records === 0) {
      throw new CommandFailure(`${this.#path} has column names only; there are no rows to compare.`);
    }
    if (this.#ids.length === 0 && only !== undefined) {
      throw new CommandFailure(
        `${this.#path}: no row is left after "only" of ${this.#config.path}, which looks at the column '${only.column}'.`,
      );
    }
    const columns = this.#header.kept.map(({ name }, index) => [name, this.#columns[index]?.finish() ?? []]);
    return { ids: this.#ids, columns: Object.fromEntries(columns) };
  }
}

/** Reads a CSV file of any size into columns, and says on the way how far it is. */
export async function readTable(path: string, config: Config, progress: Progress): Promise<Rows> {
  const found = await inspect(path);
  const encoding = chooseEncoding(path, config.encoding, found);
  const builder = new TableBuilder(path, config);
  const step = `Reading ${basename(path)}`;
  let told = 0;
  try {
    await readRecords(path, readText(path, encoding), config.delimiter, (cells, line) => {
      builder.add(cells, line);
      if (builder.records - told < reportEvery) return;
      told = builder.records;
      progress.step(step, `${thousands(told)} rows`);
    });
  } catch (error) {
    throw error instanceof CommandFailure || !(error instanceof Error && 'syscall' in error)
      ? error
      : fileFailure('The file', path, error);
  }
  const rows = builder.finish();
  progress.done(step, `${thousands(rows.ids.length)} rows, ${encoding}`);
  if (builder.repeated > 0) {
    const times = builder.repeated === 1 ? '1 row is' : `${thousands(builder.repeated)} rows are`;
    progress.warn(`${path}: ${times} there twice, exactly alike; counted once.`);
  }
  if (builder.outside > 0) {
    progress.warn(`${path}: ${thousands(builder.outside)} rows left out, as "only" in ${config.path} says.`);
  }
  return rows;
}
