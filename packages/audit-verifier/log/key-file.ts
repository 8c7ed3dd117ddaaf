import { formatKey, parseKey, type VerifierKey } from '../note/keys.ts';
import { formatNote, type Note, parseNotes } from '../note/note.ts';

const FIRST_LINE = 'schakel-audit-keys/1';
const ROTATION = 'schakel-audit-key-rotation/1';

/** A new key of the log, signed by the one before it and by itself. */
export type Rotation = {
  readonly origin: string;
  readonly next: VerifierKey;
  /** The last tree size that the old key signed. */
  readonly size: number;
};

export type KeyFile = {
  /** Keys of the log in the order in which they were in use. */
  readonly logs: readonly VerifierKey[];
  readonly witnesses: readonly VerifierKey[];
  readonly rotations: readonly { readonly line: number; readonly note: Note; readonly rotation: Rotation }[];
};

export const rotationText = ({ origin, next, size }: Rotation): string =>
  `${ROTATION}\n${origin}\n${size}\n${formatKey(next)}\n`;

export function parseRotation(text: string): Rotation | undefined {
  const [first, origin = '', size = '', key = '', end, ...more] = text.split('\n');
  const next = parseKey(key);
  if (first !== ROTATION || next === undefined || end !== '' || more.length > 0) return undefined;
  const rotation = { origin, next, size: Number(size) };
  return rotationText(rotation) === text && Number.isSafeInteger(rotation.size) ? rotation : undefined;
}

/** The text of `keys.txt`: keys of the log, of witnesses, and the notes with which one key hands over to the next. */
export function formatKeyFile(
  logs: readonly string[],
  witnesses: readonly string[],
  rotations: readonly string[],
): string {
  const known = witnesses.toSorted().map((key) => `witness ${key}`);
  const keys = [...logs.map((key) => `log ${key}`), ...known];
  const head = `${FIRST_LINE}\n${keys.map((line) => `${line}\n`).join('')}`;
  return [head, ...rotations].join('\n');
}

/** Line of `keys.txt` that could not be read, counted from 1. */
export class KeyFileError extends Error {
  readonly line: number;
  constructor(line: number) {
    super(`keys.txt can not be read at line ${line}`);
    this.line = line;
  }
}

function readKeyLine(text: string): { readonly role: string; readonly key: VerifierKey } | undefined {
  const [, role = '', encoded = ''] = /^(log|witness) (\S+)$/.exec(text) ?? [];
  const key = parseKey(encoded);
  if (key === undefined || key.algorithm !== (role === 'log' ? 1 : 4)) return undefined;
  return { role, key };
}

/** Errors: KeyFileError with the line that is no key and no rotation, or that is there twice. */
export function parseKeyFile(source: string): KeyFile {
  const end = source.indexOf('\n\n');
  const head = end < 0 ? source : source.slice(0, end + 1);
  const lines = head.split('\n');
  if (lines.shift() !== FIRST_LINE) throw new KeyFileError(1);
  if (lines.pop() !== '') throw new KeyFileError(lines.length + 1);
  const keys = lines.map((line, index) => {
    const read = readKeyLine(line);
    if (read === undefined || lines.indexOf(line) !== index) throw new KeyFileError(index + 2);
    return read;
  });
  const of = (role: string): VerifierKey[] => keys.filter((read) => read.role === role).map(({ key }) => key);
  const file = {
    logs: of('log'),
    witnesses: of('witness'),
    rotations: rotationsOf(source, end, lines.length),
  };
  const again = formatKeyFile(
    file.logs.map(formatKey),
    file.witnesses.map(formatKey),
    file.rotations.map(({ note }) => formatNote(note)),
  );
  if (again !== source) throw new KeyFileError(1);
  return file;
}

function rotationsOf(source: string, end: number, keys: number): KeyFile['rotations'] {
  if (end < 0) return [];
  return parseNotes(source.slice(end + 2), keys + 3).map(({ line, note }) => {
    const rotation = note === undefined ? undefined : parseRotation(note.text);
    if (note === undefined || rotation === undefined) throw new KeyFileError(line);
    return { line, note, rotation };
  });
}
