import type { Scope } from '#platform/server/index.ts';
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
import type { RetentionParts } from './parts.ts';
import { decidesOnRules, keepsRecords, listAbilities, mayLift } from './policy.ts';
import type { RuleInForceRow } from './rule-queries.ts';
import type { StoredRule, TermRow } from './term-queries.ts';

type Parts = Pick<RetentionParts, 'content'>;

/** In the language of the reader; a purpose that the content no longer knows keeps its code. */
export function purposeTitle(scope: Scope, parts: Parts, code: string): string {
  const purpose = parts.content.legal(scope.organisation.id).document.purposes.get(code);
  if (purpose === undefined) return code;
  return scope.person.language === 'nl' ? purpose.title : purpose.titleEn;
}

export const ruleView = (scope: Scope, parts: Parts, rule: StoredRule): RetentionRule => ({
  ...rule,
  purposeTitle: rule.purpose === '*' ? null : purposeTitle(scope, parts, rule.purpose),
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
});

export const holdView = (scope: Scope, { placedByPersonId, ...row }: HoldRow): RetentionHold => ({
  ...row,
  abilities: { lift: mayLift(scope, { placedByPersonId, liftedAt: row.liftedAt }) },
});

export const destroyedView = (scope: Scope, parts: Parts, row: DestroyedRow): DestroyedRecord => ({
  ...row,
  purposeTitle: purposeTitle(scope, parts, row.purpose),
  rule: ruleOrNull(scope, parts, row.rule),
});
