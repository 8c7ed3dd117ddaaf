import { createHash } from 'node:crypto';
import { newId, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { changesBetweenRules, type LegalBasesContent, type SharingRule } from '../../purposes/model/index.ts';
import type { ContentStore, Versioned } from '../../purposes/server/index.ts';
import type { OwnRuleRow, RuleDifference, RuleSheet, RuleState } from '../model/index.ts';
import { findAdvices } from './advice-queries.ts';
import { type EditionRow, findEditions, findStanding, insertOwnVersion } from './edition-queries.ts';

export type RuleParts = { readonly content: ContentStore };

/** The rules of the region, on which every own rule stands. */
export const regionOf = ({ content }: RuleParts): Versioned<LegalBasesContent> =>
  content.newest('legal-bases') as Versioned<LegalBasesContent>;

export const ruleIn = (content: LegalBasesContent, code: string): SharingRule | null =>
  content.sharingRules.find((rule) => rule.code === code) ?? null;

type Keep = {
  readonly organisationId: string;
  readonly region: Pick<Versioned<LegalBasesContent>, 'id' | 'version'>;
  readonly number: number;
  readonly content: LegalBasesContent;
  readonly personId: string | null;
};

/** Keeps rules as an organisation's own next version; its name makes it another one, also when its words were there before. */
export async function keepOwnVersion(within: Pick<Scope, 'db'>, keep: Keep): Promise<string> {
  const document = { ...keep.content, version: `${keep.region.version}.${keep.number}` };
  const id = newId();
  await insertOwnVersion(within, {
    id,
    organisationId: keep.organisationId,
    baseVersionId: keep.region.id,
    sha256: createHash('sha256').update(JSON.stringify(document)).digest('hex'),
    document,
    personId: keep.personId,
  });
  return id;
}

const isEnacted = (edition: EditionRow) => edition.enactedAt !== null;

/** `editions`: of one rule, the newest first. */
function stateOf(editions: readonly EditionRow[], confirmed: boolean): RuleState {
  const [newest] = editions;
  const inForce = editions.find(isEnacted);
  if (newest === undefined || inForce === undefined) return 'draft';
  if (newest !== inForce) return 'changed';
  if (inForce.rule === null) return 'retired';
  return confirmed || inForce.rule.effect === 'prohibit' ? 'in-force' : 'waiting';
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The region's text differs from what it was when the own one was written. */
async function hasRegionChanged(parts: RuleParts, edition: EditionRow): Promise<boolean> {
  const region = regionOf(parts);
  if (edition.kind === 'own' || edition.baseVersionId === region.id) return false;
  const base = await parts.content.byId(edition.baseVersionId);
  if (base === undefined) return true;
  const code = edition.ruleCode;
  return !same(ruleIn(base.document as LegalBasesContent, code), ruleIn(region.document, code));
}

/** Every rule of which the organisation made its own text, with where it stands. */
export async function listOwnRules(scope: Scope, parts: RuleParts): Promise<OwnRuleRow[]> {
  const legal = parts.content.legal(scope.organisation.id);
  const confirmed = new Set((await findStanding(scope, legal.id)).map((row) => row.ruleCode));
  const advices = await findAdvices(scope);
  const byCode = Map.groupBy(await findEditions(scope), (edition) => edition.ruleCode);
  const rows: OwnRuleRow[] = [];
  for (const [code, editions] of byCode) {
    const [newest] = editions;
    if (newest === undefined) continue;
    const text =
      editions.find((edition) => edition.rule !== null)?.rule ?? ruleIn(regionOf(parts).document, code);
    rows.push({
      code,
      title: text?.title ?? code,
      kind: newest.kind,
      effect: text?.effect ?? 'allow',
      state: stateOf(editions, confirmed.has(code)),
      number: newest.number,
      inForceNumber: editions.find(isEnacted)?.number ?? null,
      advices: advices.filter((advice) => advice.ruleCode === code).length,
      regionChanged: await hasRegionChanged(parts, newest),
      savedByName: newest.savedByName,
      savedAt: newest.savedAt,
    });
  }
  return rows;
}

/** What holds here otherwise than in the region, as the rules in force say. */
export function differencesWithRegion(scope: Scope, parts: RuleParts): RuleDifference[] {
  const own = parts.content.legal(scope.organisation.id).document.content;
  return changesBetweenRules(regionOf(parts).document, own).map(({ kind, code, title, changes }) => ({
    kind,
    code,
    title,
    fields: changes.map((change) => change.field),
  }));
}

/** One rule: as the region has it, as it is in force here, its editions and the advice. Errors: `not-found`. */
export async function readOwnRule(scope: Scope, parts: RuleParts, code: string): Promise<RuleSheet> {
  const region = regionOf(parts);
  const legal = parts.content.legal(scope.organisation.id);
  const editions = await findEditions(scope, code);
  const regional = ruleIn(region.document, code);
  if (regional === null && editions.length === 0) refuse('not-found');
  const confirmation = (await findStanding(scope, legal.id)).find((row) => row.ruleCode === code);
  const [newest] = editions;
  return {
    code,
    state: newest === undefined ? null : stateOf(editions, confirmation !== undefined),
    number: newest?.number ?? 0,
    region: regional,
    regionVersion: region.version,
    regionChanged: newest === undefined ? false : await hasRegionChanged(parts, newest),
    inForce: ruleIn(legal.document.content, code),
    confirmation:
      confirmation === undefined
        ? null
        : {
            id: confirmation.id,
            confirmedByName: confirmation.confirmedByName,
            confirmedAt: confirmation.confirmedAt,
          },
    editions,
    advices: await findAdvices(scope, code),
  };
}
