import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Findings, isStarted, report } from './findings.ts';
import { filesBelow, isTest, read, repository } from './sources.ts';

type Texts = ReadonlyMap<string, string>;

const product = ['apps', 'modules', 'packages', 'platform'];

/** The texts of a file by their full key: `list.title`. */
function flatten(value: unknown, prefix = '', into = new Map<string, string>()): Texts {
  if (typeof value === 'string') return into.set(prefix, value);
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) flatten(inner, prefix ? `${prefix}.${key}` : key, into);
  }
  return into;
}

const placeholders = (text: string): string =>
  [...text.matchAll(/\{\{\s*(\w+)/g)]
    .map((match) => match[1])
    .sort()
    .join(' ');

/** The plural forms that a language has are its own: `item_one` and `item_other` count as `item`. */
const bare = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '');

function compare(folder: string, nl: Texts, en: Texts): string[] {
  const problems: string[] = [];
  const missing = (here: Texts, there: Texts, file: string) => {
    const known = new Set([...there.keys()].map(bare));
    for (const key of here.keys()) {
      if (!known.has(bare(key))) problems.push(`${folder}/${file}: ${key} is missing`);
    }
  };
  missing(nl, en, 'en.json');
  missing(en, nl, 'nl.json');
  for (const [file, texts] of [['nl.json', nl] as const, ['en.json', en] as const]) {
    for (const [key, text] of texts) if (!text.trim()) problems.push(`${folder}/${file}: ${key} is empty`);
  }
  for (const [key, text] of nl) {
    const other = en.get(key);
    if (other !== undefined && placeholders(other) !== placeholders(text)) {
      problems.push(`${folder}: ${key} has other values to fill in in nl and en`);
    }
  }
  return problems;
}

/** Names of municipalities in the regions that are delivered along. */
export function municipalityNames(value: unknown, inside = false): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => municipalityNames(item, inside));
  if (typeof value !== 'object' || value === null) return [];
  const entry = value as Record<string, unknown>;
  const own =
    (inside || ['gemeente', 'municipality'].includes(String(entry.type))) && typeof entry.name === 'string'
      ? [entry.name]
      : [];
  const within = Object.entries(entry).flatMap(([key, inner]) =>
    municipalityNames(inner, key === 'municipalities'),
  );
  return [...new Set([...own.map((name) => name.replace(/^gemeente\s+/i, '')), ...within])];
}

function findNames(root: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const words = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const files = filesBelow(root, product, /\.(tsx?|sql|css|html|json)$/).filter((path) => !isTest(path));
  return files.flatMap((path) => {
    // In a text a small letter is another word: "kampen met" is no town.
    const pattern = new RegExp(`(?<![\\p{L}])(${words})(?![\\p{L}])`, path.endsWith('.json') ? 'u' : 'iu');
    const found = pattern.exec(read(root, path))?.[1];
    return found ? [`${path}: names ${found}; a name of a place belongs in content/`] : [];
  });
}

/** Both languages say everything, and no text or code names a municipality. */
export function checkTexts(root: string): Findings {
  const folders = filesBelow(root, product, /^(nl|en)\.json$/).map((path) => dirname(path));
  const problems: string[] = [];
  let count = 0;
  for (const folder of new Set(folders)) {
    const absent = ['nl.json', 'en.json'].filter((file) => !existsSync(join(root, folder, file)));
    problems.push(...absent.map((file) => `${folder}/${file} is missing`));
    if (absent.length > 0) continue;
    const nl = flatten(JSON.parse(read(root, `${folder}/nl.json`)));
    count += nl.size;
    problems.push(...compare(folder, nl, flatten(JSON.parse(read(root, `${folder}/en.json`)))));
  }
  const regions = filesBelow(root, ['content/regions'], /\.json$/);
  const names = [...new Set(regions.flatMap((path) => municipalityNames(JSON.parse(read(root, path)))))];
  if (count === 0) problems.push('no texts were found');
  if (names.length === 0) problems.push('no municipality was found in content/regions');
  problems.push(...findNames(root, names));
  return { seen: `${count} texts in two languages, ${names.length} names of places`, problems };
}

if (isStarted(import.meta)) report('texts', checkTexts(repository));
