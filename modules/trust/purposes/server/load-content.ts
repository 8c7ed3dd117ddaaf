import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SystemScope } from '#platform/server/index.ts';
import {
  type ContentProblem,
  type ContentResult,
  type LegalBasesContent,
  type PhaseStatesContent,
  parseLegalBases,
  parsePhaseStates,
  parseRegion,
  parseRoleGroups,
  parseRuleQuestions,
  type RegionContent,
} from '../model/index.ts';
import { type ContentKind, keepStartingContent } from './content-queries.ts';

/** A file of content cannot be used; the message names the file and the place of the first mistakes. */
export class ContentError extends Error {
  readonly problems: readonly ContentProblem[];
  constructor(file: string, problems: readonly ContentProblem[]) {
    const places = problems
      .slice(0, 5)
      .map(
        (problem) =>
          `${problem.pointer} ${problem.code}${problem.value === undefined ? '' : ` "${problem.value}"`}`,
      );
    super(`${file} cannot be used: ${places.join('; ')}`);
    this.problems = problems;
  }
}

async function readJson(directory: string, file: string): Promise<{ text: string; json: unknown }> {
  const text = await readFile(join(directory, file), 'utf8');
  return { text, json: JSON.parse(text) as unknown };
}

function valid<Content>(file: string, result: ContentResult<Content>): Content {
  if (!result.ok) throw new ContentError(file, result.error);
  return result.value;
}

export type StartingContent<Themes = unknown> = {
  readonly legal: LegalBasesContent;
  readonly legalVersionId: string;
  readonly phaseStates: PhaseStatesContent;
  readonly themes: Themes;
};

/** Read here; rules of retention by the module that knows the kinds of records. */
type StartingKind = Exclude<ContentKind, 'retention-rules'>;

const FILES: Readonly<Record<StartingKind, string>> = {
  'legal-bases': 'legal-bases.json',
  'role-groups': 'role-groups.json',
  'phase-states': 'phase-states.json',
  themes: 'themes.json',
  'value-maps': 'value-maps.json',
  'rule-questions': 'rule-questions.json',
};

/** Validates content/*.json and keeps each as a version. Errors: ContentError with the place of the mistake. */
export async function loadStartingContent<Themes>(
  system: SystemScope,
  directory: string,
  parseThemes: (json: unknown, purposes: readonly string[]) => ContentResult<Themes>,
): Promise<StartingContent<Themes>> {
  const files = {} as Record<StartingKind, { text: string; json: unknown }>;
  for (const [kind, file] of Object.entries(FILES))
    files[kind as StartingKind] = await readJson(directory, file);
  const legal = valid('legal-bases.json', parseLegalBases(files['legal-bases'].json));
  valid('role-groups.json', parseRoleGroups(files['role-groups'].json, legal));
  const phaseStates = valid('phase-states.json', parsePhaseStates(files['phase-states'].json, legal));
  valid('rule-questions.json', parseRuleQuestions(files['rule-questions'].json, legal));
  const purposes = legal.purposes.map((purpose) => purpose.code);
  const themes = valid('themes.json', parseThemes(files.themes.json, purposes));
  const ids = {} as Record<StartingKind, string>;
  for (const [kind, { text, json }] of Object.entries(files)) {
    ids[kind as StartingKind] = await keepStartingContent(system, {
      kind: kind as StartingKind,
      version: String((json as { version?: string }).version ?? '1'),
      sha256: createHash('sha256').update(text).digest('hex'),
      document: json,
    });
  }
  return { legal, legalVersionId: ids['legal-bases'], phaseStates, themes };
}

/** Validates one more content file of another module and keeps it as a version; `parse` gives what is wrong with it. Errors: ContentError. */
export async function loadContentFile<Content>(
  system: SystemScope,
  directory: string,
  kind: ContentKind,
  parse: (json: unknown) => ContentResult<Content>,
): Promise<{ readonly id: string; readonly content: Content }> {
  const file = `${kind}.json`;
  const { text, json } = await readJson(directory, file);
  const content = valid(file, parse(json));
  const id = await keepStartingContent(system, {
    kind,
    version: String((json as { version?: string }).version ?? '1'),
    sha256: createHash('sha256').update(text).digest('hex'),
    document: json,
  });
  return { id, content };
}

/** Reads `regions/NAME.json`. Errors: ContentError. */
export async function readRegion(
  directory: string,
  name: string,
  legal: LegalBasesContent,
  departments: readonly string[],
): Promise<RegionContent> {
  const file = `regions/${name}.json`;
  const { json } = await readJson(directory, file);
  return valid(file, parseRegion(json, legal, departments));
}
