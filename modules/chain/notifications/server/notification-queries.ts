import { newId } from '#platform/kit/index.ts';
import { type Scope, type SystemScope, sql } from '#platform/server/index.ts';
import type { NotificationKind, NotificationRecordKind } from '../model/index.ts';

export type NotificationRow = {
  readonly id: string;
  readonly kind: string;
  readonly recordKind: string;
  readonly recordId: string;
  readonly createdAt: string;
  readonly readAt: string | null;
};

export type Notice = {
  readonly organisationId: string;
  readonly personId: string;
  readonly kind: NotificationKind;
  readonly recordKind: NotificationRecordKind;
  readonly recordId: string;
  /** False: only in the product. */
  readonly mail?: boolean;
};

/**
 * Tells a person of any organisation that there is something, in the running transaction; the mail goes after commit.
 * Nothing of the record is told. Answers false when the same still stands unread, or the person no longer works there.
 */
export async function notify(scope: Scope, notice: Notice): Promise<boolean> {
  const { rows } = await sql<{ fresh: boolean }>`
    select notify_person(${newId()}, ${notice.organisationId}, ${notice.personId}, ${notice.kind}, ${notice.recordKind},
      ${notice.recordId}, ${notice.mail ?? true}) as fresh`.execute(scope.db);
  return rows[0]?.fresh === true;
}

/** The same from background work. */
export async function tellFromJob(system: SystemScope, notice: Notice): Promise<void> {
  await sql`
    select write_notification(${newId()}, ${notice.organisationId}, ${notice.personId}, ${notice.kind}, ${notice.recordKind},
      ${notice.recordId}, ${notice.mail ?? true})`.execute(system.db);
}

const unreadOnly = (unread: boolean | undefined) =>
  unread === true ? sql`where read_at is null` : sql`where true`;

/** Newest first (ids carry their time); the policy shows only those of this person in this organisation. */
export async function findNotifications(
  scope: Scope,
  filter: { readonly unread?: boolean | undefined },
  after: readonly (string | number | null)[] | undefined,
  limit: number,
): Promise<NotificationRow[]> {
  const { rows } = await sql<NotificationRow>`
    select id, kind, record_kind as "recordKind", record_id as "recordId", created_at as "createdAt", read_at as "readAt"
      from notification ${unreadOnly(filter.unread)}
      ${after === undefined ? sql`` : sql`and id < ${after[0]}::uuid`}
     order by id desc limit ${limit + 1}`.execute(scope.db);
  return rows;
}

export async function countNotifications(
  scope: Scope,
  filter: { readonly unread?: boolean | undefined },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from notification ${unreadOnly(filter.unread)}`.execute(scope.db);
  return rows[0]?.count ?? 0;
}

export async function markRead(scope: Scope, id: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update notification set read_at = coalesce(read_at, clock_timestamp()) where id = ${id} returning id`.execute(
    scope.db,
  );
  return rows.length === 1;
}

/** Marks everything about one record as read, for whoever just opened it. */
export async function markReadAbout(scope: Scope, recordId: string): Promise<void> {
  await sql`update notification set read_at = clock_timestamp() where record_id = ${recordId} and read_at is null`.execute(
    scope.db,
  );
}

export async function markAllRead(scope: Scope): Promise<void> {
  await sql`update notification set read_at = clock_timestamp() where read_at is null`.execute(scope.db);
}
