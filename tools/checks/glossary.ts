import ts from 'typescript';
import { type Findings, isStarted, report } from './findings.ts';
import { filesBelow, isTest, read, repository } from './sources.ts';

const glossaryPath = 'docs/glossary.md';
/** What a schema's name adds to its noun: the form in which the noun is shown or asked. */
const forms = new Set(
  'new full own summary item list page row detail details body query params input output reply patch change changes code codes state states kind kinds id ids key keys ref with view filter sort count counts fields field text'.split(
    ' ',
  ),
);

const snake = (name: string): string => name.replace(/(?<=[a-z0-9])([A-Z])/g, '_$1').toLowerCase();

/** The words of the glossary's first column, as `snake_case`. */
export function glossaryWords(markdown: string): Set<string> {
  const words = new Set<string>();
  for (const line of markdown.split('\n')) {
    const cell = /^\|([^|]+)\|/.exec(line)?.[1]?.replace(/[`()]/g, ',') ?? '';
    for (const word of cell.split(/[,/]/)) {
      const name = word.trim();
      if (name && !/^-+$/.test(name)) words.add(snake(name).replace(/[\s-]+/g, '_'));
    }
  }
  return words;
}

const withoutComments = (sql: string): string => sql.replace(/--.*$/gm, '').replace(/\/\*[\s\S]*?\*\//g, '');

/** The tables and views that a migration makes. */
export function tablesIn(sql: string): string[] {
  const pattern =
    /\bcreate\s+(?:unlogged\s+)?(?:table|(?:materialized\s+)?view)\s+(?:if\s+not\s+exists\s+)?(?:\w+\.)?"?(\w+)"?/gi;
  return [...withoutComments(sql).matchAll(pattern)].map((match) => match[1] ?? '');
}

/** The nouns of exported zod schemas: `signalSummarySchema` gives `signal`. */
export function schemaNouns(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const nouns: string[] = [];
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    if (!statement.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) continue;
    for (const { name } of statement.declarationList.declarations) {
      if (ts.isIdentifier(name) && name.text.endsWith('Schema')) nouns.push(nounOf(name.text.slice(0, -6)));
    }
  }
  return nouns.filter((noun) => noun !== '');
}

function nounOf(name: string): string {
  const parts = snake(name).split('_');
  while (parts.length > 0 && forms.has(parts.at(-1) ?? '')) parts.pop();
  while (parts.length > 0 && forms.has(parts[0] ?? '')) parts.shift();
  return parts.join('_');
}

/** Every table and every noun of a model has its line in the glossary. */
export function checkGlossary(root: string): Findings {
  const words = glossaryWords(read(root, glossaryPath));
  const migrations = filesBelow(root, ['modules', 'platform'], /\.sql$/);
  const models = filesBelow(root, ['modules'], /\.ts$/).filter(
    (path) => path.includes('/model/') && !isTest(path),
  );
  const used = [
    ...migrations.flatMap((path) => tablesIn(read(root, path)).map((word) => ({ path, word }))),
    ...models.flatMap((path) => schemaNouns(path, read(root, path)).map((word) => ({ path, word }))),
  ];
  const problems = used
    .filter(({ word }) => !words.has(word) && !words.has(word.replace(/s$/, '')))
    .map(({ path, word }) => `${path}: ${word} is not in ${glossaryPath}`);
  if (used.length === 0) problems.push('no table and no model was found');
  return { seen: `${used.length} nouns, ${words.size} words`, problems: [...new Set(problems)] };
}

if (isStarted(import.meta)) report('glossary', checkGlossary(repository));
