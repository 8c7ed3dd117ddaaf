import type { Scope } from '#platform/server/index.ts';
import { extendersOf } from '../../purposes/model/index.ts';
import type {
  DestroyedRecord,
  DestructionItem,
  DestructionList,
  RetentionHold,
  RetentionRule,
  RetentionTerm,
  RuleInForce,
} from '../model/index.ts';
import type { DestroyedRow, HoldRow } from './destroyed-queries.ts';
import type { ItemRow, ListRow } from './list-queries.ts';
import type { RetentionParts, RouteParts } from './parts.ts';
import { decidesOnRules, keepsRecords, listAbilities, mayLift } from './policy.ts';
import type { RuleInForceRow } from './rule-queries.ts';
import type { StoredRule, TermRow } from './term-queries.ts';

type Parts = Pick<RetentionParts, 'content'>;

type Titled = { readonly title: string; readonly titleEn: string };

const inLanguageOf = (scope: Scope, titled: Titled): string =>
  scope.person.language === 'nl' ? titled.title : titled.titleEn;

/** In the language of the reader; a purpose that the content no longer knows keeps its code. */
export function purposeTitle(scope: Scope, parts: Parts, code: string): string {
  const purpose = parts.content.legal(scope.organisation.id).document.purposes.get(code);
  if (purpose === undefined) return code;
  return inLanguageOf(scope, purpose);
}

/** In the language of the reader; a role that the content no longer knows keeps its code. */
export function roleTitle(scope: Scope, { content }: Parts, code: string): string {
  const { roles } = content.legal(scope.organisation.id).document.content;
  const role = roles.find((known) => known.code === code);
  return role === undefined ? code : inLanguageOf(scope, role);
}

const extensionView = (
  scope: Scope,
  parts: Parts,
  { by, ...extension }: NonNullable<StoredRule['extension']>,
): RetentionRule['extension'] => ({
  ...extension,
  by: extendersOf(by).map(({ role, join }) => ({ role, join, title: roleTitle(scope, parts, role) })),
});

export const ruleView = (scope: Scope, parts: Parts, rule: StoredRule): RetentionRule => ({
  ...rule,
  purposeTitle: rule.purpose === '*' ? null : purposeTitle(scope, parts, rule.purpose),
  extension: rule.extension === null ? null : extensionView(scope, parts, rule.extension),
});

export const ruleInForceView = (scope: Scope, parts: Parts, row: RuleInForceRow): RuleInForce => ({
  ...row,
  ...ruleView(scope, parts, row),
  abilities: { decide: row.bounds !== null && decidesOnRules(scope) },
});

const ruleOrNull = (scope: Scope, parts: Parts, rule: StoredRule | null): RetentionRule | null =>
  rule === null ? null : ruleView(scope, parts, rule);

export function termView(scope: Scope, parts: Parts, row: TermRow): RetentionTerm {
  const keeps = keepsRecords(scope);
  return {
    ...row,
    purposeTitle: purposeTitle(scope, parts, row.purpose),
    rule: ruleOrNull(scope, parts, row.rule),
    abilities: { list: keeps && row.listId === null && !row.onHold, hold: keeps && !row.onHold },
  };
}

export const listView = (
  scope: Scope,
  { madeByPersonId, reviewerPersonId, ...row }: ListRow,
): DestructionList => ({
  ...row,
  abilities: listAbilities(scope, { state: row.state, madeByPersonId, reviewerPersonId }),
});

export const itemView = (scope: Scope, parts: Parts, row: ItemRow): DestructionItem => ({
  ...row,
  purposeTitle: purposeTitle(scope, parts, row.purpose),
  rule: ruleView(scope, parts, row.rule),
  keepDecidedBy: row.keepDecidedBy.map(({ name, role }) => ({ name, title: roleTitle(scope, parts, role) })),
});

export const holdView = (scope: Scope, { placedByPersonId, ...row }: HoldRow): RetentionHold => ({
  ...row,
  abilities: { lift: mayLift(scope, { placedByPersonId, liftedAt: row.liftedAt }) },
});

export const destroyedView = (
  scope: Scope,
  parts: Pick<RouteParts, 'content' | 'measureTitle'>,
  row: DestroyedRow,
): DestroyedRecord => ({
  ...row,
  decisions: row.decisions.map((made) => {
    const measure = parts.measureTitle(scope.organisation.id, made.kind);
    return { ...made, title: measure === undefined ? null : inLanguageOf(scope, measure) };
  }),
  purposeTitle: purposeTitle(scope, parts, row.purpose),
  rule: ruleOrNull(scope, parts, row.rule),
});
