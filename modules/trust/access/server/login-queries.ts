import { createHash } from 'node:crypto';
import { newId } from '#platform/kit/index.ts';
import { type Operation, type SystemScope, sql } from '#platform/server/index.ts';

export type LoginAttempt = {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly returnTo: string;
};

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Unfinished attempts and failures from one address within ten minutes, above which it has to wait. */
const MOST_ATTEMPTS = 60;
const MOST_FAILURES = 20;

export async function isLimited(system: SystemScope, client: string): Promise<boolean> {
  const { rows } = await sql<{ attempts: number; failures: number }>`
    select (select count(*) from login_attempt where client_hash = ${sha256(client)} and created_at > now() - interval '10 minutes') as attempts,
           (select count(*) from login_failure where client_hash = ${sha256(client)} and created_at > now() - interval '10 minutes') as failures`.execute(
    system.db,
  );
  const row = rows[0];
  return row !== undefined && (row.attempts >= MOST_ATTEMPTS || row.failures >= MOST_FAILURES);
}

/** Keeps what the callback must find again; what is older than ten minutes goes. */
export async function keepAttempt(
  system: SystemScope,
  attempt: LoginAttempt,
  browser: string,
  client: string,
): Promise<void> {
  await sql`delete from login_attempt where created_at < now() - interval '10 minutes'`.execute(system.db);
  await sql`
    insert into login_attempt (state, nonce, code_verifier, return_to, browser_hash, client_hash)
    values (${attempt.state}, ${attempt.nonce}, ${attempt.codeVerifier}, ${attempt.returnTo}, ${sha256(browser)}, ${sha256(client)})`.execute(
    system.db,
  );
}

/** Takes an attempt away: it serves once, only the browser that began it, and for ten minutes. */
export async function takeAttempt(
  system: SystemScope,
  state: string,
  browser: string,
): Promise<LoginAttempt | undefined> {
  const { rows } = await sql<LoginAttempt>`
    delete from login_attempt where state = ${state} and browser_hash = ${sha256(browser)} and created_at > now() - interval '10 minutes'
    returning state, nonce, code_verifier as "codeVerifier", return_to as "returnTo"`.execute(system.db);
  return rows[0];
}

export async function keepFailure(system: SystemScope, client: string): Promise<void> {
  await sql`delete from login_failure where created_at < now() - interval '10 minutes'`.execute(system.db);
  await sql`insert into login_failure (id, client_hash) values (${newId()}, ${sha256(client)})`.execute(
    system.db,
  );
}

/** Audits a login that did not become a session. `reason` is a code, never what someone typed. */
export async function auditRefusal(
  system: SystemScope,
  operation: Operation,
  reason: string,
  personId: string | null,
): Promise<void> {
  await sql`
    select write_system_audit(${newId()}, ${operation.traceId}, ${operation.operationId}, ${operation.name}, 'login.refused', 'session', 'REFUSED',
      ${JSON.stringify({ reason })}::jsonb, ${personId}::uuid, null)`.execute(system.db);
}

export type LoginPerson = { readonly id: string; readonly name: string; readonly blocked: boolean };

export async function findPerson(
  system: SystemScope,
  issuer: string,
  subject: string,
): Promise<LoginPerson | undefined> {
  const { rows } = await sql<LoginPerson>`
    select id, name, blocked_at is not null as blocked from person where issuer = ${issuer} and subject = ${subject}`.execute(
    system.db,
  );
  return rows[0];
}

/** Someone entered by e-mail address, before the provider told their subject: from now on known by that. */
export async function bindPersonByEmail(
  system: SystemScope,
  issuer: string,
  email: string,
  subject: string,
): Promise<LoginPerson | undefined> {
  const { rows } = await sql<LoginPerson>`
    update person set subject = ${subject} where issuer = ${issuer} and subject = ${emailSubject(email)}
    returning id, name, blocked_at is not null as blocked`.execute(system.db);
  return rows[0];
}

/** How someone stands in `person.subject` who is known by e-mail address only. */
export const emailSubject = (email: string): string => `e-mail:${email.trim().toLowerCase()}`;

export type DemoPerson = {
  readonly username: string;
  readonly name: string;
  readonly title: string;
  readonly organisationName: string;
};

/** The people of the embedded provider, one row per person, in order of organisation. */
export async function findDemoPeople(system: SystemScope, issuer: string): Promise<DemoPerson[]> {
  const { rows } = await sql<DemoPerson>`
    select distinct on (p.id) p.subject as username, p.name, a.title, o.name as "organisationName"
      from person p join appointment a on a.person_id = p.id join organisation o on o.id = a.organisation_id
     where p.issuer = ${issuer} and p.blocked_at is null and (a.valid_until is null or a.valid_until >= current_date)
     order by p.id, a.created_at, a.id`.execute(system.db);
  return rows.sort(
    (a, b) =>
      a.organisationName.localeCompare(b.organisationName, 'nl') || a.title.localeCompare(b.title, 'nl'),
  );
}

/** Who answers to a login name, or to an e-mail address, in any letter case. */
export async function findPeopleByLoginName(system: SystemScope, loginName: string): Promise<LoginPerson[]> {
  const { rows } = await sql<LoginPerson>`
    select id, name, blocked_at is not null as blocked from person
     where blocked_at is null and issuer <> 'service' and (subject = ${loginName} or lower(email) = lower(${loginName}))
     order by id limit 2`.execute(system.db);
  return rows;
}
