import { type Scope, sql } from '#platform/server/index.ts';

export type WitnessRow = {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly verifierKey: string;
  readonly registeredAt: string;
  /** The largest checkpoint that it signed, and when by its own clock. */
  readonly size: number | null;
  readonly signedAt: string | null;
};

/** Everyone in the region that keeps watch, with what it signed last. */
export async function findWitnesses(scope: Scope): Promise<WitnessRow[]> {
  const { rows } = await sql<WitnessRow>`
    select w.id, w.organisation_id as "organisationId", o.name as "organisationName", w.verifier_key as "verifierKey",
           w.registered_at as "registeredAt", c.size, c.signed_at as "signedAt"
      from audit_witness w join organisation o on o.id = w.organisation_id
      left join lateral (
        select size, signed_at from audit_cosignature c where c.witness_id = w.id and c.organisation_id = w.organisation_id
         order by size desc limit 1) as c on true
     order by o.name, w.registered_at, w.id limit 200`.execute(scope.db);
  return rows;
}

export async function insertWitness(scope: Scope, id: string, verifierKey: string): Promise<void> {
  await sql`
    insert into audit_witness (id, organisation_id, verifier_key) values (${id}, ${scope.organisation.id}, ${verifierKey})`.execute(
    scope.db,
  );
}

export type NewCosignature = {
  readonly id: string;
  readonly size: number;
  readonly witnessId: string;
  readonly line: string;
  readonly signedAt: string;
};

export async function insertCosignature(scope: Scope, one: NewCosignature): Promise<void> {
  await sql`
    insert into audit_cosignature (id, organisation_id, size, witness_id, line, signed_at)
    values (${one.id}, ${scope.organisation.id}, ${one.size}, ${one.witnessId}, ${one.line}, ${one.signedAt})`.execute(
    scope.db,
  );
}

export type Tail = { readonly count: number; readonly oldest: string | null };

/** Entries of the own organisation that no checkpoint covers yet. */
export async function findOwnTail(scope: Scope): Promise<Tail> {
  const { rows } = await sql<Tail>`
    select count(*) as count, min(occurred_at) as oldest from audit_tail where organisation_id = ${scope.organisation.id}`.execute(
    scope.db,
  );
  return rows[0] ?? { count: 0, oldest: null };
}

/** Entries of the own organisation that are dated before the log was complete already. */
export async function countBackDated(scope: Scope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from audit_leaf where organisation_id = ${scope.organisation.id} and back_dated`.execute(
    scope.db,
  );
  return rows[0]?.count ?? 0;
}
