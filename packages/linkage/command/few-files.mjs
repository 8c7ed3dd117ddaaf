// Makes few files of many, and again whenever one of those has changed: reading sixty sources, and taking out their types, takes
// longer than linking a small file. Plain JavaScript, so that what takes the types out is not even loaded.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';

/** A command that is still running may yet ask for a file of an earlier making. */
const AN_HOUR = 3_600_000;
const NOTE = 'made-of.json';

const stateOf = (path) => {
  const { mtimeMs, size } = statSync(path);
  return `${mtimeMs} ${size}`;
};

/**
 * The folder in which each of `entries` (its path by its name) stands as `<name>.js`, with what it imports beside it.
 * Errors: a source that cannot be read as a program, a `folder` that cannot be written, the bundler is not installed.
 */
export async function fewFiles(entries, folder) {
  return madeBefore(entries, folder) ?? (await make(entries, folder));
}

function madeBefore(entries, folder) {
  try {
    const { made, of, from } = JSON.parse(readFileSync(join(folder, NOTE), 'utf8'));
    const isSame =
      JSON.stringify(from) === JSON.stringify(entries) &&
      of.every(([path, state]) => stateOf(path) === state) &&
      Object.keys(entries).every((name) => statSync(join(folder, made, `${name}.js`)).isFile());
    return isSame ? join(folder, made) : undefined;
  } catch {
    return undefined;
  }
}

async function make(entries, folder) {
  const { build } = await import('rolldown');
  mkdirSync(folder, { recursive: true });
  const place = mkdtempSync(join(folder, 'made-'));
  try {
    const started = Date.now();
    let sources = [];
    // The output does not name all that went into it: of a file of only constants these are written where they are used.
    const note = {
      name: 'note-sources',
      buildEnd() {
        sources = [...this.getModuleIds()];
      },
    };
    await build({
      input: entries,
      plugins: [note],
      platform: 'node',
      logLevel: 'silent',
      output: { dir: place, format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    });
    // What was changed while we read it is made again the next time.
    const of = sources
      .filter((id) => isAbsolute(id))
      .map((path) => [path, statSync(path).mtimeMs < started ? stateOf(path) : '']);
    write(folder, { made: basename(place), from: entries, of });
  } catch (error) {
    rmSync(place, { recursive: true, force: true });
    throw error;
  }
  clearOld(folder, place);
  return place;
}

/** Whole or not at all: another command may read it at the same time. */
function write(folder, note) {
  const draft = join(folder, `${note.made}.json`);
  writeFileSync(draft, JSON.stringify(note));
  renameSync(draft, join(folder, NOTE));
}

function clearOld(folder, made) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const isKept = path === made || name === NOTE || !name.startsWith('made-');
    if (!isKept && Date.now() - statSync(path).mtimeMs > AN_HOUR)
      rmSync(path, { recursive: true, force: true });
  }
}
