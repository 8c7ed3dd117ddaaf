import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SystemScope } from '#platform/server/index.ts';
import {
  type ContentProblem,
  type ContentResult,
  type LegalBasesContent,
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
  readonly themes: Themes;
};

const FILES: Readonly<Record<ContentKind, string>> = {
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
  const files = {} as Record<ContentKind, { text: string; json: unknown }>;
  for (const [kind, file] of Object.entries(FILES))
    files[kind as ContentKind] = await readJson(directory, file);
  const legal = valid('legal-bases.json', parseLegalBases(files['legal-bases'].json));
  valid('role-groups.json', parseRoleGroups(files['role-groups'].json, legal));
  valid('phase-states.json', parsePhaseStates(files['phase-states'].json, legal));
  valid('rule-questions.json', parseRuleQuestions(files['rule-questions'].json, legal));
  const purposes = legal.purposes.map((purpose) => purpose.code);
  const themes = valid('themes.json', parseThemes(files.themes.json, purposes));
  const ids = {} as Record<ContentKind, string>;
  for (const [kind, { text, json }] of Object.entries(files)) {
    ids[kind as ContentKind] = await keepStartingContent(system, {
      kind: kind as ContentKind,
      version: String((json as { version?: string }).version ?? '1'),
      sha256: createHash('sha256').update(text).digest('hex'),
      document: json,
    });
  }
  return { legal, legalVersionId: ids['legal-bases'], themes };
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
