import { type SystemScope, sql } from '#platform/server/index.ts';

export type LogKeyRow = {
  readonly id: string;
  readonly verifierKey: string;
  readonly rotationNote: string | null;
  readonly size: number;
};

/** Keys of the log in the order in which they were in use. */
export async function findLogKeys({ db }: Pick<SystemScope, 'db'>): Promise<LogKeyRow[]> {
  const { rows } = await sql<LogKeyRow>`
    select id, verifier_key as "verifierKey", rotation_note as "rotationNote", size from audit_log_key
     order by created_at, id`.execute(db);
  return rows;
}

export async function findWrappedKey(system: SystemScope, id: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ wrapped: Buffer }>`
    select wrapped from keystore.audit_log_key where id = ${id}`.execute(system.db);
  return rows[0]?.wrapped;
}

/** `createdAt` decides which key follows which. */
export async function saveLogKey(
  system: SystemScope,
  key: LogKeyRow & { readonly wrapped: Buffer; readonly createdAt: string },
): Promise<void> {
  await sql`
    insert into audit_log_key (id, verifier_key, rotation_note, size, created_at)
    values (${key.id}, ${key.verifierKey}, ${key.rotationNote}, ${key.size}, ${key.createdAt})`.execute(
    system.db,
  );
  await sql`insert into keystore.audit_log_key (id, wrapped) values (${key.id}, ${key.wrapped})`.execute(
    system.db,
  );
}
