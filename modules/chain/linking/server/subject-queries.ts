import { newId } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import type { MentionFacts } from '../model/index.ts';

type MentionRow = MentionFacts & {
  /** The address in parts, as persons are compared by it; null when it is shielded. */
  readonly street: string | null;
  readonly houseNumber: string | null;
  readonly postcode: string | null;
  readonly id: string;
  readonly kind: string;
  readonly roles: string[];
  readonly signalId: string;
  readonly purpose: string;
  readonly subjectId: string | null;
  readonly minor: boolean;
};

const mentionColumns = sql`
  m.id, m.kind, m.roles, m.signal_id as "signalId", m.purpose_code as purpose, m.subject_id as "subjectId", m.minor,
  m.name_as_written as "nameAsWritten", m.family_name as "familyName", m.family_name_prefix as "familyNamePrefix", m.given_names as "givenNames", m.initials,
  m.birth_date as "birthDate", m.bsn, m.phone, m.email, m.iban, m.company_name as "companyName", m.kvk, m.plate, m.handle,
  case when m.address_shielded then null else m.street end as street, case when m.address_shielded then null else m.postcode end as postcode,
  case when m.address_shielded then null else m.house_number::text end as "houseNumber",
  case when m.address_shielded then null else nullif(concat_ws(', ',
    nullif(concat_ws(' ', m.street, concat_ws(case when m.house_addition ~ '^[0-9]' then '-' else '' end, m.house_number, m.house_addition)), ''),
    nullif(concat_ws(' ', m.postcode, m.town), '')), '') end as address`;

export async function findMentions(scope: Scope, ids: readonly string[]): Promise<MentionRow[]> {
  const { rows } =
    await sql<MentionRow>`select ${mentionColumns} from mention m where m.id = any (${ids}::uuid[]) and m.removed_at is null`.execute(
      scope.db,
    );
  return rows;
}

export async function createSubject(
  scope: Scope,
  subject: { readonly purpose: string; readonly kind: string; readonly label: string },
): Promise<string> {
  const id = newId();
  await sql`insert into subject (id, organisation_id, purpose_code, kind, label, created_by_person_id)
    values (${id}, ${scope.organisation.id}, ${subject.purpose}, ${subject.kind}, ${subject.label}, ${scope.person.id})`.execute(
    scope.db,
  );
  return id;
}

export async function createLink(
  scope: Scope,
  link: {
    readonly purpose: string;
    readonly relation: string;
    readonly signalId: string;
    readonly otherSignalId: string;
    readonly proposalId: string;
  },
): Promise<string> {
  const id = newId();
  await sql`insert into link (id, organisation_id, purpose_code, relation, signal_id, other_signal_id, proposal_id, created_by_person_id)
    values (${id}, ${scope.organisation.id}, ${link.purpose}, ${link.relation}, ${link.signalId}, ${link.otherSignalId}, ${link.proposalId}, ${scope.person.id})`.execute(
    scope.db,
  );
  return id;
}

export async function undoLink(scope: Scope, id: string): Promise<void> {
  await sql`update link set undone_at = ${scope.now} where id = ${id}`.execute(scope.db);
}

/** Both signals tell of the decision in their time line. */
export async function tellBothSignals(
  scope: Scope,
  purpose: string,
  signalIds: readonly string[],
  type: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await sql`
    insert into signal_event (id, organisation_id, purpose_code, signal_id, type, detail, person_id, person_name)
    select gen_random_uuid(), ${scope.organisation.id}, ${purpose}, s, ${type}, ${JSON.stringify(detail)}, ${scope.person.id}, ${scope.person.name}
      from unnest(${signalIds}::uuid[]) s`.execute(scope.db);
}
