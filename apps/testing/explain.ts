import { type RawBuilder, type Scope, sql } from '#platform/server/index.ts';

type PlanNode = {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Subplan Name'?: string;
  readonly 'Relation Name'?: string;
  readonly Filter?: string;
  readonly 'One-Time Filter'?: string;
  readonly Plans?: readonly PlanNode[];
};

/** The plan PostgreSQL makes for a statement under this scope, with every policy in it. */
async function explain(scope: Scope, statement: RawBuilder<unknown>): Promise<PlanNode> {
  const { rows } = await sql<{
    'QUERY PLAN': [{ Plan: PlanNode }];
  }>`explain (format json) ${statement}`.execute(scope.db);
  const [row] = rows;
  if (row === undefined) throw new Error('no plan');
  return row['QUERY PLAN'][0].Plan;
}

const nodesOf = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/**
 * Whether the statement can find its rows through this index. Small tables are read whole whatever index there is, so
 * that way is made unattractive first, for the rest of the transaction.
 */
export async function explainUses(
  scope: Scope,
  statement: RawBuilder<unknown>,
  indexName: string,
): Promise<boolean> {
  await sql`set local enable_seqscan = off`.execute(scope.db);
  return nodesOf(await explain(scope, statement)).some((node) => node['Index Name'] === indexName);
}

/** Sub-plans that run again for every row; sets of the policies must be computed once. */
export async function repeatedSubplans(scope: Scope, statement: RawBuilder<unknown>): Promise<string[]> {
  const nodes = nodesOf(await explain(scope, statement));
  const filters = nodes.map((node) => `${node.Filter ?? ''} ${node['One-Time Filter'] ?? ''}`).join(' ');
  return nodes
    .map((node) => node['Subplan Name'] ?? '')
    .filter((name) => name.startsWith('SubPlan') && !filters.includes(`hashed ${name}`));
}
