import { evaluateDisclosure, type LegalBases } from '#modules/trust/purposes/model/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { Source } from '../model/index.ts';
import { type SourceDepartment, sourceDepartments } from './weighing-queries.ts';

/** What a department's own records are, where the rules forbid their use: compared with the prohibitions, never decided here. */
const HELD_CATEGORY: Readonly<Record<string, string>> = {
  belastingen: 'gem-belasting',
  wmo: 'hulpgebruik',
  jeugd: 'jeugddossier',
  schuldhulp: 'schulden',
  'werk-en-inkomen': 'uitkering',
};

/** The rule under which a department may be asked whether it knows someone. */
const HIT_CATEGORY = 'treffer';

function judge(scope: Scope, legal: LegalBases, purpose: string, department: SourceDepartment): Source {
  const party = { organisationId: scope.organisation.id, type: scope.organisation.type };
  const held = HELD_CATEGORY[department.code];
  const ask = (category: string) =>
    evaluateDisclosure(
      legal,
      {
        from: { ...party, roles: department.roles },
        to: { ...party, roles: scope.roles },
        purpose,
        categories: [category],
      },
      { facts: [{ condition: 'retention-not-expired', by: 'system' }], confirmedRules: [] },
    );
  const verdict = held === undefined ? ask(HIT_CATEGORY) : ask(held);
  const refusal = verdict.refusals.find((one) => one.by?.kind === 'rule') ?? verdict.refusals[0];
  // A purpose that forbids a kind of data says less to a reader than the prohibition that explains why.
  const prohibition = legal.prohibits.find(
    (one) => held !== undefined && one.purpose === purpose && one.dataCategories.includes(held),
  );
  const rule = verdict.rules[0] ?? prohibition ?? (refusal?.by?.kind === 'rule' ? refusal.by : undefined);
  return {
    departmentId: department.departmentId,
    code: department.code,
    title: department.title,
    allowed: verdict.outcome !== 'not-allowed',
    rule: rule?.code ?? '',
    sentence: rule?.explanation ?? '',
  };
}

/**
 * Departments with people who could answer, each with the rule that allows or forbids asking. One whose people hold no role in the
 * purpose has nothing to do with it and is left out.
 */
export async function sourcesFor(scope: Scope, legal: LegalBases, purpose: string): Promise<Source[]> {
  return (await sourceDepartments(scope))
    .map((department) => judge(scope, legal, purpose, department))
    .filter((source) => source.rule !== '');
}
