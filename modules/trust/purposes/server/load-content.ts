import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '#platform/kit/index.ts';
import { type SystemScope, sql } from '#platform/server/index.ts';
import {
  type ContentProblem,
  type ContentResult,
  type LegalBasesContent,
  parseLegalBases,
  parsePhaseStates,
  parseRegion,
  parseRoleGroups,
  type RegionContent,
} from '../model/index.ts';
import { type ContentKind, keepStartingContent } from './content-queries.ts';

/** A file of content cannot be used; the message names the file and the place of the first mistakes. */
export class ContentError extends Error {
  readonly problems: readonly ContentProblem[];
  constructor(file: string, problems: readonly ContentProblem[]) {
    const places = problems.slice(0, 5).map((problem) => `${problem.pointer} ${problem.code}${problem.value === undefined ? '' : ` "${problem.value}"`}`);
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

export type StartingContent<Themes = unknown> = { readonly legal: LegalBasesContent; readonly legalVersionId: string; readonly themes: Themes };

const FILES: Readonly<Record<ContentKind, string>> = {
  'legal-bases': 'legal-bases.json',
  'role-groups': 'role-groups.json',
  'phase-states': 'phase-states.json',
  themes: 'themes.json',
  'value-maps': 'value-maps.json',
};

/** Validates content/*.json and keeps each as a version. Errors: ContentError with the place of the mistake. */
export async function loadStartingContent<Themes>(
  system: SystemScope,
  directory: string,
  parseThemes: (json: unknown, purposes: readonly string[]) => ContentResult<Themes>,
): Promise<StartingContent<Themes>> {
  const files = {} as Record<ContentKind, { text: string; json: unknown }>;
  for (const [kind, file] of Object.entries(FILES)) files[kind as ContentKind] = await readJson(directory, file);
  const legal = valid('legal-bases.json', parseLegalBases(files['legal-bases'].json));
  valid('role-groups.json', parseRoleGroups(files['role-groups'].json, legal));
  valid('phase-states.json', parsePhaseStates(files['phase-states'].json, legal));
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
export async function readRegion(directory: string, name: string, legal: LegalBasesContent, departments: readonly string[]): Promise<RegionContent> {
  const file = `regions/${name}.json`;
  const { json } = await readJson(directory, file);
  return valid(file, parseRegion(json, legal, departments));
}

type Seeded = { readonly regionId: string; readonly organisations: ReadonlyMap<string, string>; readonly people: ReadonlyMap<string, string> };

const idOf = (seeded: Seeded, code: string): string => {
  const id = seeded.organisations.get(code);
  if (id === undefined) throw new Error(`no organisation ${code} in the region`);
  return id;
};

/** Agreements, participations, DPIAs, mandates and confirmed rules of a region file; repeating it changes nothing. */
export async function keepAgreements(system: SystemScope, region: RegionContent, seeded: Seeded, content: StartingContent): Promise<void> {
  const { db } = system;
  for (const item of region.agreements) {
    const { rows } = await sql<{ id: string }>`
      insert into agreement (id, region_id, code, title, purpose_codes, valid_from, valid_until)
      values (${newId()}, ${seeded.regionId}, ${item.code}, ${item.title}, ${item.purposes}, ${item.validFrom}, ${item.validUntil})
      on conflict do nothing returning id`.execute(db);
    const agreementId = rows[0]?.id;
    if (agreementId === undefined) continue;
    for (const party of item.parties) {
      await sql`insert into agreement_party (agreement_id, organisation_id, signed_on) values (${agreementId}, ${idOf(seeded, party)}, ${item.validFrom})`.execute(db);
    }
  }
  for (const item of region.participations) {
    await sql`insert into participation (id, organisation_id, partnership_organisation_id, purpose_code, valid_from, valid_until)
      values (${newId()}, ${idOf(seeded, item.organisation)}, ${idOf(seeded, item.partnership)}, ${item.purpose}, ${item.from}, ${item.until}) on conflict do nothing`.execute(db);
  }
  for (const item of region.dpias) {
    await sql`insert into dpia (id, organisation_id, purpose_code, approved_on)
      values (${newId()}, ${idOf(seeded, item.organisation)}, ${item.purpose}, ${item.adoptedOn}) on conflict do nothing`.execute(db);
  }
  for (const item of region.mandates) {
    await sql`insert into mandate (id, organisation_id, processor_organisation_id, role_code, purpose_codes, valid_from, valid_until, document_reference)
      values (${newId()}, ${idOf(seeded, item.organisation)}, ${idOf(seeded, item.processor)}, 'regionaal-coordinator', ${item.purposes}, ${item.validFrom}, ${item.validUntil}, ${item.document})
      on conflict do nothing`.execute(db);
  }
  await keepConfirmations(system, region, seeded, content);
}

/** Demo only: the privacy officer among a region file's people confirms the listed rules for the own organisation. */
async function keepConfirmations(system: SystemScope, region: RegionContent, seeded: Seeded, content: StartingContent): Promise<void> {
  const rules = [...region.confirmedRules, ...region.confirmedAdditions.map((item) => item.rule)];
  for (const person of region.people.filter((candidate) => candidate.roles.includes('privacyofficer'))) {
    const personId = seeded.people.get(person.username);
    if (personId === undefined) continue;
    await sql`
      insert into rule_confirmation (id, organisation_id, rule_code, content_version_id, confirmed_by_person_id)
      select gen_random_uuid(), ${idOf(seeded, person.organisation)}, rule, ${content.legalVersionId}, ${personId}
        from unnest(${rules}::text[]) rule on conflict do nothing`.execute(system.db);
  }
}
