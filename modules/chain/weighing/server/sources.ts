import type { ThemesContent } from '#modules/chain/themes/model/index.ts';
import { evaluateDisclosure, type LegalBases } from '#modules/trust/purposes/model/index.ts';
import type { ContentStore } from '#modules/trust/purposes/server/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { Source } from '../model/index.ts';
import { type SourceDepartment, sourceDepartments } from './weighing-queries.ts';

/** The rule under which a department may be asked whether it knows someone. */
const HIT_CATEGORY = 'treffer';

type Asked = {
  readonly legal: LegalBases;
  readonly purpose: string;
  readonly department: SourceDepartment;
  /** What the department's own records are, where a rule may forbid their use. */
  readonly held: string | undefined;
};

function judge(scope: Scope, { legal, purpose, department, held }: Asked): Source {
  const party = { organisationId: scope.organisation.id, type: scope.organisation.type };
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
export async function sourcesFor(scope: Scope, content: ContentStore, purpose: string): Promise<Source[]> {
  const legal = content.legal(scope.organisation.id).document;
  const { departments } = content.newest('themes', scope.organisation.id).document as ThemesContent;
  const held = new Map(departments.map(({ code, heldCategory }) => [code, heldCategory]));
  return (await sourceDepartments(scope))
    .map((department) => judge(scope, { legal, purpose, department, held: held.get(department.code) }))
    .filter((source) => source.rule !== '');
}
