import { type Scope, type SystemScope, sql } from '#platform/server/index.ts';
import type { RetentionLine, RuleDecision, RuleDecisionBody, RuleInForce } from '../model/index.ts';
import { ruleJson, type StoredRule } from './term-queries.ts';

/** Puts the lines in force; terms that rested on lines that changed are computed again. Answers how many lines changed. */
export async function putRules(
  system: SystemScope,
  versionId: string,
  lines: readonly RetentionLine[],
): Promise<number> {
  const { rows } = await sql<{ changed: number }>`
    select put_retention_rules(${versionId}, ${JSON.stringify(lines)}::jsonb) as changed`.execute(system.db);
  return rows[0]?.changed ?? 0;
}

export type RuleInForceRow = StoredRule & Omit<RuleInForce, keyof StoredRule | 'purposeTitle' | 'abilities'>;

/** The rules as they hold for the own organisation: its own line where it decided on one, with what the region has. */
export async function findRulesInForce(scope: Scope): Promise<RuleInForceRow[]> {
  const { rows } = await sql<{ rule: StoredRule } & RuleInForceRow>`
    select ${ruleJson} as rule, r.organisation_id is not null as own, case when r.organisation_id is not null then d.region_months end as "regionMonths",
           case when r.shortest_months is not null then jsonb_build_object('shortest', r.shortest_months, 'longest', r.longest_months) end as bounds,
           coalesce((select max(v.version) from retention_rule_decision v where v.organisation_id = ${scope.organisation.id}
             and (v.record_kind, v.purpose_code, v.outcome) = (r.record_kind, r.purpose_code, r.outcome)), 0) as "decisionVersion"
      from retention_rule r left join retention_rule_decision d on d.rule_id = r.id
     where r.ended_at is null and not exists (select 1 from retention_rule o where r.organisation_id is null and o.organisation_id = ${scope.organisation.id} and o.ended_at is null
             and (o.record_kind, o.purpose_code, o.outcome) = (r.record_kind, r.purpose_code, r.outcome))
     order by r.record_kind, r.purpose_code, r.outcome`.execute(scope.db);
  return rows.map(({ rule, ...more }) => ({ ...more, ...rule }));
}

/** Decisions of the own organisation on its rules, the newest first. */
export async function findRuleDecisions(scope: Scope): Promise<RuleDecision[]> {
  const { rows } = await sql<RuleDecision>`
    select id, record_kind as "recordKind", purpose_code as purpose, outcome, version, months, region_months as "regionMonths", reason, decision_title as decision,
           decided_on as "decidedOn", recorded_by_name as "recordedByName", recorded_at as "recordedAt", ended_because as "endedBecause", ended_at as "endedAt"
      from retention_rule_decision where organisation_id = ${scope.organisation.id} order by recorded_at desc, id desc limit 200`.execute(
    scope.db,
  );
  return rows;
}

type Refused = {
  readonly refused: 'stale' | 'out-of-bounds' | 'nothing-to-end';
  readonly shortest?: number;
  readonly longest?: number;
};

export async function insertRuleDecision(
  scope: Scope,
  id: string,
  body: RuleDecisionBody,
): Promise<Refused | { readonly version: number; readonly terms: number } | null> {
  const { rows } = await sql<{ told: Refused | { version: number; terms: number } | null }>`
    select decide_retention_rule(${id}, ${body.recordKind}, ${body.purpose}, ${body.outcome}, ${body.months}, ${body.reason}, ${body.decision},
      ${body.decidedOn}::date, ${body.expectedVersion}) as told`.execute(scope.db);
  return rows[0]?.told ?? null;
}
