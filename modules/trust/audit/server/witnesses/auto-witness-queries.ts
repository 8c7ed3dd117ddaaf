import { newId } from '#platform/kit/index.ts';
import { type Scope, type SystemScope, sql } from '#platform/server/index.ts';

export type AutoWitness = {
  readonly organisationId: string;
  readonly witnessId: string;
  readonly verifierKey: string;
  readonly logKey: string;
  readonly seenNote: string | null;
  readonly refused: string | null;
  readonly wrapped: Buffer;
};

/** Witnesses that the product signs for. */
export async function findAutoWitnesses(system: SystemScope): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select organisation_id as id from auto_witness where enabled order by 1`.execute(system.db);
  return rows.map(({ id }) => id);
}

/** The witness of an organisation, for this transaction alone; undefined while another one has it. */
export async function claimAutoWitness(
  system: SystemScope,
  organisationId: string,
): Promise<AutoWitness | undefined> {
  const { rows } = await sql<AutoWitness>`
    select a.organisation_id as "organisationId", a.witness_id as "witnessId", w.verifier_key as "verifierKey", a.log_key as "logKey",
           a.seen_note as "seenNote", a.refused, k.wrapped
      from auto_witness a join audit_witness w on w.id = a.witness_id join keystore.audit_witness_key k on k.id = a.witness_id
     where a.organisation_id = ${organisationId} and a.enabled for update of a skip locked`.execute(
    system.db,
  );
  return rows[0];
}

export async function keepSigned(
  system: SystemScope,
  witness: AutoWitness,
  signed: { readonly size: number; readonly line: string; readonly note: string; readonly at: Date },
): Promise<void> {
  await sql`
    insert into audit_cosignature (id, organisation_id, size, witness_id, line, signed_at)
    values (${newId()}, ${witness.organisationId}, ${signed.size}, ${witness.witnessId}, ${signed.line}, ${signed.at})
    on conflict do nothing`.execute(system.db);
  await sql`
    update auto_witness set seen_note = ${signed.note}, refused = null, refused_size = null, refused_at = null
     where organisation_id = ${witness.organisationId}`.execute(system.db);
}

export async function keepRefusal(
  system: SystemScope,
  organisationId: string,
  refusal: { readonly code: string; readonly size: number | undefined; readonly at: Date },
): Promise<void> {
  await sql`
    update auto_witness set refused = ${refusal.code}, refused_size = ${refusal.size ?? null}, refused_at = ${refusal.at}
     where organisation_id = ${organisationId}`.execute(system.db);
}

export type OwnAutoWitness = {
  readonly enabled: boolean;
  readonly refused: string | null;
  readonly refusedSize: number | null;
  readonly refusedAt: string | null;
  readonly changedByName: string | null;
  readonly version: number;
};

/** Whether the product signs for the own organisation; off where nobody set it. */
export async function findOwnAutoWitness(scope: Scope): Promise<OwnAutoWitness> {
  const { rows } = await sql<OwnAutoWitness>`
    select enabled, refused, refused_size as "refusedSize", refused_at as "refusedAt", changed_by_name as "changedByName", version
      from auto_witness where organisation_id = ${scope.organisation.id}`.execute(scope.db);
  return (
    rows[0] ?? {
      enabled: false,
      refused: null,
      refusedSize: null,
      refusedAt: null,
      changedByName: null,
      version: 0,
    }
  );
}

/** False when somebody else set it meanwhile. */
export async function saveAutoWitness(
  scope: Scope,
  set: {
    readonly witnessId: string;
    readonly verifierKey: string;
    readonly wrapped: Buffer;
    readonly enabled: boolean;
    readonly expectedVersion: number;
  },
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select set_auto_witness(${set.witnessId}, ${set.verifierKey}, ${set.wrapped}, ${set.enabled}, ${set.expectedVersion}) as done`.execute(
    scope.db,
  );
  return rows[0]?.done === true;
}
