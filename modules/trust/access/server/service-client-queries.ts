import { type Scope, type SystemScope, sql } from '#platform/server/index.ts';

/** Under which `person.issuer` programs stand; no login provider has this address. */
const SERVICE_ISSUER = 'service';

export type ServiceClientRow = {
  readonly id: string;
  readonly title: string;
  readonly purposeCode: string;
  readonly roles: string[];
  readonly createdAt: string;
  readonly revokedAt: string | null;
};

/** Programs of the own organisation, newest first. */
export async function findServiceClients(scope: Scope): Promise<ServiceClientRow[]> {
  const { rows } = await sql<ServiceClientRow>`
    select c.id, c.title, c.purpose_code as "purposeCode", a.roles, c.created_at as "createdAt", c.revoked_at as "revokedAt"
      from service_client c join appointment a on a.id = c.appointment_id
     where c.organisation_id = ${scope.organisation.id} order by c.created_at desc, c.id limit 200`.execute(
    scope.db,
  );
  return rows;
}

export type NewServiceClient = {
  readonly id: string;
  readonly personId: string;
  readonly appointmentId: string;
  readonly title: string;
  readonly purposeCode: string;
  readonly roles: readonly string[];
  readonly secretHash: string;
};

/** A program works under a person and an appointment of its own, so that every look it takes has a name. */
export async function insertServiceClient(scope: Scope, client: NewServiceClient): Promise<void> {
  await sql`select keep_person(${client.personId}, ${client.title}, null, ${SERVICE_ISSUER}, ${client.id})`.execute(
    scope.db,
  );
  await sql`
    insert into appointment (id, person_id, organisation_id, title, roles, purposes, valid_from)
    values (${client.appointmentId}, ${client.personId}, ${scope.organisation.id}, ${client.title}, ${client.roles}, ${[client.purposeCode]}, current_date)`.execute(
    scope.db,
  );
  await sql`
    insert into service_client (id, organisation_id, appointment_id, purpose_code, secret_hash, title)
    values (${client.id}, ${scope.organisation.id}, ${client.appointmentId}, ${client.purposeCode}, ${client.secretHash}, ${client.title})`.execute(
    scope.db,
  );
}

/** False when there is no such program, or it was revoked before. Its tokens end with it. */
export async function revokeServiceClient(scope: Scope, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update service_client set revoked_at = now() where id = ${id} and organisation_id = ${scope.organisation.id} and revoked_at is null`.execute(
    scope.db,
  );
  return (numAffectedRows ?? 0n) > 0n;
}

export type ServiceLogin = {
  readonly appointmentId: string;
  readonly purposeCode: string;
  readonly secretHash: string;
};

export async function findServiceLogin(
  system: SystemScope,
  clientId: string,
): Promise<ServiceLogin | undefined> {
  const { rows } = await sql<ServiceLogin>`
    select appointment_id as "appointmentId", purpose_code as "purposeCode", secret_hash as "secretHash"
      from service_client where id = ${clientId} and revoked_at is null`.execute(system.db);
  return rows[0];
}
