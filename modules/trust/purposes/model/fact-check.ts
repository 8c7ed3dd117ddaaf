import type { DisclosureFacts, DisclosureRequest, Fact, MetCondition, OpenCondition } from './disclosure.ts';
import type { LegalBases } from './legal-bases.ts';
import type { Purpose } from './legal-bases-schema.ts';

/** Answers of each condition for one disclosure. */
export type Answers = {
  /** The facts that make a condition hold; undefined when it is open. */
  readonly factsFor: (condition: string, rule: string) => readonly Fact[] | undefined;
  readonly open: (condition: string, rule: string) => OpenCondition;
  readonly met: (condition: string, rule: string) => MetCondition;
};

export const CONFIRMED = 'rule-confirmed';
const PHASE_CONDITIONS = {
  'phase-at-least-enrichment': 'enrichment',
  'phase-at-least-case': 'case',
} as const;

const bySystem = (condition: string, text?: string): readonly Fact[] => [{ condition, by: 'system', text }];

export const weighFacts = (
  legal: LegalBases,
  purpose: Purpose,
  request: DisclosureRequest,
  known: DisclosureFacts,
): Answers => {
  const given = new Map<string, Fact[]>();
  for (const fact of known.facts) {
    if (legal.conditions.get(fact.condition)?.by !== fact.by) continue;
    given.set(fact.condition, [...(given.get(fact.condition) ?? []), fact]);
  }
  const confirmed = new Set(known.confirmedRules);
  const composites = legal.content.engine.compositeConditions;

  const factsFor: Answers['factsFor'] = (condition, rule) => {
    if (condition === CONFIRMED) return confirmed.has(rule) ? bySystem(CONFIRMED, rule) : undefined;
    const parts = composites[condition];
    if (parts !== undefined)
      return parts.map((part) => factsFor(part, rule)).find((facts) => facts !== undefined);
    if (request.phase !== undefined && isPhaseCondition(condition)) {
      const reached = hasReached(purpose, request.phase, PHASE_CONDITIONS[condition]);
      return reached ? bySystem(condition, request.phase) : undefined;
    }
    return given.get(condition);
  };
  const conditionOf = (code: string) =>
    legal.conditions.get(code) ?? { code, title: code, check: code, by: 'system' as const };
  return {
    factsFor,
    open: (condition, rule) => {
      const parts = composites[condition]?.map(conditionOf);
      return { ...conditionOf(condition), rule, ...(parts === undefined ? {} : { anyOf: parts }) };
    },
    met: (condition, rule) => ({
      code: condition,
      title: conditionOf(condition).title,
      rule,
      facts: factsFor(condition, rule) ?? [],
    }),
  };
};

const isPhaseCondition = (code: string): code is keyof typeof PHASE_CONDITIONS => code in PHASE_CONDITIONS;

/** Phases of a purpose are listed in their order; an unknown phase reaches nothing. */
const hasReached = (purpose: Purpose, phase: string, marker: 'enrichment' | 'case'): boolean => {
  const at = purpose.phases.indexOf(phase);
  return at >= 0 && at >= purpose.phases.indexOf(purpose.phaseMarkers[marker]);
};
