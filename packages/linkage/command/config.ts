import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { problemsOf } from '../engine/problems.ts';
import { suggestion } from './closest.ts';
import type { Engine, SettingProblem, Settings } from './engine-port.ts';
import { CommandFailure, fileFailure } from './failure.ts';

const columnName = v.pipe(v.string(), v.trim(), v.minLength(1));
const filled = v.pipe(v.string(), v.minLength(1));

/** What the command itself reads of the configuration. All other keys are the engine's. */
const configSchema = v.looseObject({
  id: columnName,
  encoding: v.optional(v.picklist(['auto', 'utf-8', 'windows-1252']), 'auto'),
  delimiter: v.optional(v.picklist(['auto', ',', ';', '\t']), 'auto'),
  trim: v.optional(v.boolean(), true),
  only: v.optional(
    v.pipe(
      v.strictObject({
        column: columnName,
        notEmpty: v.optional(v.literal(true)),
        equals: v.optional(v.union([v.string(), v.pipe(v.array(v.string()), v.minLength(1))])),
      }),
      v.check(
        ({ notEmpty, equals }) => (notEmpty === undefined) !== (equals === undefined),
        'give either notEmpty or equals',
      ),
    ),
  ),
  minimumProbability: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.5),
  fields: v.pipe(v.array(v.looseObject({ column: columnName, kind: filled })), v.minLength(1)),
});

type Parsed = v.InferOutput<typeof configSchema>;

/** How the file is to be read. */
type FileShape = Pick<Parsed, 'id' | 'encoding' | 'delimiter' | 'trim' | 'only'>;

export type Config = FileShape & {
  readonly path: string;
  readonly minimumProbability: number;
  /** What goes to the engine: everything that is not about reading the file. */
  readonly settings: Settings;
};

/** `fields[2].kind`: where in the configuration. */
const place = (path: readonly PropertyKey[]): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');

/** What stands at a place in the configuration, to show beside what is wrong with it. */
function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as Record<PropertyKey, unknown>)[step];
  }
  return here;
}

function shown(value: unknown): string {
  if (value === undefined) return 'it is missing';
  const text = JSON.stringify(value) ?? String(value);
  return `it is ${text.length > 60 ? `${text.slice(0, 57)}...` : text}`;
}

/** What is wrong and where, the first five of them: `fields[0].kind: expected text (it is "texd")`. */
export function listProblems(value: unknown, problems: readonly SettingProblem[]): string {
  const lines = problems.slice(0, 5).map(({ path, message }) => {
    const said = message.replace(/\.$/, '');
    return path.length === 0 ? said : `${place(path)}: ${said} (${shown(valueAt(value, path))})`;
  });
  const more = problems.length > 5 ? `; and ${problems.length - 5} more` : '';
  return `${lines.join('; ')}${more}.`;
}

const problemText = (path: string, config: unknown, problems: readonly SettingProblem[]): string =>
  `The configuration ${path} is not right. ${listProblems(config, problems)} See packages/linkage/README.md for what it may hold.`;

/** What is wrong with a text as JSON and where, or nothing. The parser does not always say where. */
function jsonFault(text: string): { readonly at: number | undefined; readonly reason: string } | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const found = /position (\d+)/.exec(message)?.[1];
    const ends = /Unexpected end/.test(message);
    return {
      at: ends ? text.length : found === undefined ? undefined : Number(found),
      reason: message.replace(/ in JSON at position.*$/s, '').replace(/, (\.\.\.)?".*$/s, ''),
    };
  }
}

/** The shortest beginning of the text that cannot become JSON any more ends at the fault. */
function placeOfFault(text: string): number {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const fault = jsonFault(text.slice(0, middle + 1));
    if (fault !== undefined && (fault.at ?? 0) <= middle) high = middle;
    else low = middle + 1;
  }
  return low;
}

function jsonFailure(what: string, path: string, text: string): CommandFailure | undefined {
  const fault = jsonFault(text);
  if (fault === undefined) return undefined;
  const before = text.slice(0, fault.at ?? placeOfFault(text));
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  return new CommandFailure(`${what} ${path} is not JSON: line ${line}, column ${column}: ${fault.reason}.`);
}

/** Reads a JSON file that holds an object. */
export async function readJson(what: string, path: string): Promise<object> {
  const content = await readFile(path, 'utf8').catch((error: unknown) => {
    throw fileFailure(what, path, error);
  });
  const text = content.replace(/^\uFEFF/, '');
  const failure = jsonFailure(what, path, text);
  if (failure !== undefined) throw failure;
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CommandFailure(`${what} ${path} holds no object: it begins with { and ends with }.`);
  }
  return value;
}

const ownKeys = new Set(['id', 'encoding', 'delimiter', 'trim', 'only', '$schema']);

/** A key that nobody reads was meant as another: `minimumProbabilty`. */
function unknownKeys(config: object, engine: Engine): SettingProblem[] {
  const known = [...Object.keys(configSchema.entries), '$schema', ...(engine.settingNames ?? [])];
  return Object.keys(config).flatMap((key) => {
    if (known.includes(key)) return [];
    const meant = suggestion(key, known);
    // Without a list of the engine's names only what looks like one of ours is surely wrong.
    return meant === '' && engine.settingNames === undefined
      ? []
      : [{ path: [key], message: `is not known.${meant}` }];
  });
}

export async function readConfig(path: string, engine: Engine): Promise<Config> {
  const value = await readJson('The configuration', path);
  const parsed = v.safeParse(configSchema, value);
  const problems = [...unknownKeys(value, engine), ...problemsOf(parsed.issues ?? [])];
  if (!parsed.success || problems.length > 0) throw new CommandFailure(problemText(path, value, problems));
  const { id, encoding, delimiter, trim, only, minimumProbability } = parsed.output;
  const settings = Object.fromEntries(
    Object.entries(parsed.output).filter(([key]) => !ownKeys.has(key)),
  ) as unknown as Settings;
  const more = (await engine.checkSettings?.(settings)) ?? [];
  if (more.length > 0) throw new CommandFailure(problemText(path, value, more));
  return { path, id, encoding, delimiter, trim, only, minimumProbability, settings };
}
