import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../run.ts';
import { ExactEngine } from './exact-engine.ts';

const usualConfig = { id: 'id', fields: [{ column: 'name', kind: 'text' }] };

/** A folder with files in which the command is run; words that begin with @ are names of files in it. */
export class Workbench {
  readonly folder = mkdtempSync(join(tmpdir(), 'linkage-command-'));
  readonly engine = new ExactEngine();

  constructor(config: unknown = usualConfig) {
    this.write('config.json', JSON.stringify(config));
  }

  write(name: string, content: string | Uint8Array): this {
    writeFileSync(join(this.folder, name), content);
    return this;
  }

  makeFolder(name: string): this {
    mkdirSync(join(this.folder, name));
    return this;
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  has(name: string): boolean {
    return existsSync(join(this.folder, name));
  }

  names(): string[] {
    return readdirSync(this.folder).sort();
  }

  /** Runs the command. What it said has file names without the folder. */
  async run(words: string, onScreen = false): Promise<{ code: number; said: string; out: string }> {
    let said = '';
    let out = '';
    const args = words
      .split(' ')
      .map((word) => (word.startsWith('@') ? join(this.folder, word.slice(1)) : word));
    const code = await run(args, this.engine, {
      out: { write: (text: string) => (out += text) },
      tell: { isTTY: onScreen, write: (text: string) => (said += text) },
    });
    return { code, said: said.replaceAll(`${this.folder}/`, ''), out };
  }

  async dedupe(more = ''): Promise<{ code: number; said: string; out: string }> {
    const words = 'dedupe --input @input.csv --config @config.json --output @pairs.csv';
    return await this.run(more === '' ? words : `${words} ${more}`);
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
