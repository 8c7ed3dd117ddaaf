import { type Scope, sql } from '#platform/server/index.ts';
import type { InquiryAlarm, SettingsBody } from '../model/index.ts';

export type AlarmRow = Omit<InquiryAlarm, 'abilities'> & { readonly personId: string | null };

const columns = sql`
  a.id, jsonb_build_object('id', o.id, 'name', o.name, 'type', o.type) as asking, a.side, a.purpose_code as "purposeCode", a.pattern, a.reach,
  a.questions, a.person_id as "personId", a.person_name as "personName", a.person_title as "personTitle", a.raised_at as "raisedAt",
  a.lifted_at as "liftedAt", a.lifted_by_name as "liftedByName", a.lift_reason as "liftReason", a.version`;
const source = sql`inquiry_alarm a join organisation o on o.id = a.asking_organisation_id`;

export async function findAlarms(scope: Scope): Promise<AlarmRow[]> {
  const { rows } = await sql<AlarmRow>`
    select ${columns} from ${source} where a.organisation_id = ${scope.organisation.id} order by a.raised_at desc, a.id desc limit 200`.execute(
    scope.db,
  );
  return rows;
}

export async function findAlarm(scope: Scope, id: string): Promise<AlarmRow | undefined> {
  const { rows } = await sql<AlarmRow>`
    select ${columns} from ${source} where a.id = ${id} and a.organisation_id = ${scope.organisation.id}`.execute(
    scope.db,
  );
  return rows[0];
}

export async function liftAlarm(
  scope: Scope,
  id: string,
  lifted: { readonly reason: string; readonly expectedVersion: number },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update inquiry_alarm set lifted_at = clock_timestamp(), lifted_by_person_id = ${scope.person.id}, lifted_by_name = ${scope.person.name},
           lift_reason = ${lifted.reason}, version = version + 1
     where id = ${id} and version = ${lifted.expectedVersion} and lifted_at is null`.execute(scope.db);
  return numAffectedRows === 1n;
}

export type SettingsRow = Omit<SettingsBody, 'expectedVersion'> & { readonly version: number };

/** What holds where nothing was set. */
const DEFAULTS: SettingsRow = {
  dailyQuestions: 20,
  dailyAnswers: 40,
  answerDays: 14,
  contactPoint: null,
  sourcePurposeCodes: [],
  version: 0,
};

export async function findSettings(scope: Scope): Promise<SettingsRow> {
  const { rows } = await sql<SettingsRow>`
    select daily_questions as "dailyQuestions", daily_answers as "dailyAnswers", answer_days as "answerDays", contact_point as "contactPoint",
           source_purpose_codes as "sourcePurposeCodes", version
      from inquiry_setting where organisation_id = ${scope.organisation.id}`.execute(scope.db);
  return rows[0] ?? DEFAULTS;
}

/** False when someone else set it meanwhile. */
export async function saveSettings(scope: Scope, body: SettingsBody): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into inquiry_setting as s (organisation_id, daily_questions, daily_answers, answer_days, contact_point, source_purpose_codes, changed_by_name)
    select ${scope.organisation.id}, ${body.dailyQuestions}, ${body.dailyAnswers}, ${body.answerDays}, ${body.contactPoint}, ${body.sourcePurposeCodes}, ${scope.person.name}
    on conflict (organisation_id) do update set daily_questions = excluded.daily_questions, daily_answers = excluded.daily_answers,
      answer_days = excluded.answer_days, contact_point = excluded.contact_point, source_purpose_codes = excluded.source_purpose_codes,
      changed_by_name = excluded.changed_by_name, changed_at = clock_timestamp(), version = s.version + 1
    where s.version = ${body.expectedVersion}`.execute(scope.db);
  return numAffectedRows === 1n;
}
