import { type Scope, sql } from '#platform/server/index.ts';

export type OrganisationView = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly referencePrefix: string;
  readonly cbsCode: string | null;
};

/** Every organisation of the region, by name: no personal data, everyone signed in sees them. */
export async function findOrganisations(scope: Scope): Promise<OrganisationView[]> {
  const { rows } = await sql<OrganisationView>`
    select id, code, name, type, reference_prefix as "referencePrefix", cbs_code as "cbsCode" from organisation order by name, id`.execute(
    scope.db,
  );
  return rows;
}

export type DepartmentView = {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly portfolioId: string | null;
};

export async function findDepartments(scope: Scope): Promise<DepartmentView[]> {
  const { rows } = await sql<DepartmentView>`
    select id, code, title, portfolio_id as "portfolioId" from department where organisation_id = ${scope.organisation.id} order by title, id`.execute(
    scope.db,
  );
  return rows;
}

export async function insertDepartment(scope: Scope, department: DepartmentView): Promise<void> {
  await sql`
    insert into department (id, organisation_id, code, title, portfolio_id)
    values (${department.id}, ${scope.organisation.id}, ${department.code}, ${department.title}, ${department.portfolioId})`.execute(
    scope.db,
  );
}

export async function updateDepartment(
  scope: Scope,
  id: string,
  fields: { title: string; portfolioId: string | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update department set title = ${fields.title}, portfolio_id = ${fields.portfolioId}
     where id = ${id} and organisation_id = ${scope.organisation.id}`.execute(scope.db);
  return (numAffectedRows ?? 0n) > 0n;
}

export type PortfolioView = {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly holderName: string | null;
};

export async function findPortfolios(scope: Scope): Promise<PortfolioView[]> {
  const { rows } = await sql<PortfolioView>`
    select id, code, title, holder_name as "holderName" from portfolio where organisation_id = ${scope.organisation.id} order by title, id`.execute(
    scope.db,
  );
  return rows;
}

export async function insertPortfolio(scope: Scope, portfolio: PortfolioView): Promise<void> {
  await sql`
    insert into portfolio (id, organisation_id, code, title, holder_name)
    values (${portfolio.id}, ${scope.organisation.id}, ${portfolio.code}, ${portfolio.title}, ${portfolio.holderName})`.execute(
    scope.db,
  );
}

export async function updatePortfolio(
  scope: Scope,
  id: string,
  fields: { title: string; holderName: string | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update portfolio set title = ${fields.title}, holder_name = ${fields.holderName}
     where id = ${id} and organisation_id = ${scope.organisation.id}`.execute(scope.db);
  return (numAffectedRows ?? 0n) > 0n;
}
