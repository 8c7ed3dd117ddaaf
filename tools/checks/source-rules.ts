import ts from 'typescript';
import { isTest } from './sources.ts';

/** A rule about what one file may say, whatever it imports. */
export interface SourceRule {
  readonly name: string;
  readonly appliesTo: (path: string) => boolean;
  /** The text that breaks the rule, or undefined. */
  readonly broken: (node: ts.Node) => string | undefined;
}

const isProduct = (path: string): boolean =>
  /^(apps|modules|packages|platform)\//.test(path) && !isTest(path) && !path.endsWith('.config.ts');

const isProperty = (node: ts.Node, object: string, name: string): boolean =>
  ts.isPropertyAccessExpression(node) && node.expression.getText() === object && node.name.text === name;

const startsStatement = /^\s*(select\s.+\sfrom|insert\s+into|update\s+\w+\s+set|delete\s+from)\s/is;

/** Words of the domain that no technique needs; `signal` is not among them, for `AbortSignal` is a technique. */
const domainWords = /(case_?file|weighing|mention|intervention|contribution|wegingstafel|casus|signaal)/i;

const startsInKit = new Set(['randomUUID', 'Math.random', 'Date.now']);

export const sourceRules: readonly SourceRule[] = [
  {
    name: 'environment-in-configuration',
    appliesTo: (path) => isProduct(path) && path !== 'apps/server/configuration.ts',
    broken: (node) => {
      if (isProperty(node, 'process', 'env')) return 'process.env';
      const fromProcess =
        ts.isImportDeclaration(node) && /['"](node:)?process['"]/.test(node.moduleSpecifier.getText());
      return fromProcess && /\benv\b/.test(node.getText()) ? node.getText() : undefined;
    },
  },
  {
    name: 'sql-in-queries',
    appliesTo: (path) =>
      isProduct(path) && !/-queries\.ts$|\/db\//.test(path) && !path.startsWith('platform/server/'),
    broken: (node) => {
      if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql') return 'sql`...`';
      if (!ts.isSourceFile(node) && ts.isTaggedTemplateExpression(node.parent)) return undefined;
      if (ts.isStringLiteralLike(node) && startsStatement.test(node.text))
        return node.text.trim().slice(0, 40);
      return ts.isTemplateExpression(node) && startsStatement.test(`${node.head.text} x `)
        ? 'SQL text'
        : undefined;
    },
  },
  {
    name: 'clock-and-ids-from-kit',
    // A package is given the time and its random numbers; only what measures it may look at the clock.
    appliesTo: (path) => isProduct(path) && !/^(platform\/kit|packages\/[^/]+\/bench)\//.test(path),
    broken: (node) => {
      if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) {
        return 'new Date()';
      }
      const name = ts.isPropertyAccessExpression(node) || ts.isIdentifier(node) ? node.getText() : '';
      return startsInKit.has(name) ? name : undefined;
    },
  },
  {
    name: 'platform-without-domain-words',
    // The closed list of problem codes is one list for the whole product.
    appliesTo: (path) =>
      path.startsWith('platform/') && isProduct(path) && path !== 'platform/kit/problem-codes.ts',
    broken: (node) =>
      ts.isIdentifier(node) || ts.isStringLiteralLike(node) ? domainWords.exec(node.text)?.[0] : undefined,
  },
];

/** Sentences `file:line rule: text` for what the file says against the rules. */
export function checkSource(path: string, text: string): string[] {
  const rules = sourceRules.filter((rule) => rule.appliesTo(path));
  if (rules.length === 0) return [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const problems: string[] = [];
  const visit = (node: ts.Node): void => {
    for (const rule of rules) {
      const broken = rule.broken(node);
      if (!broken) continue;
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      problems.push(`${rule.name}: ${path}:${line} has ${broken}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return problems;
}

/** How many modules the file imports or re-exports, to hold against what the import check saw. */
export function countImports(path: string, text: string): number {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const specifiers = new Set<string>();
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
    const from = statement.moduleSpecifier;
    if (from && ts.isStringLiteral(from)) specifiers.add(from.text);
  }
  return specifiers.size;
}
