import { type Scope, sql } from '#platform/server/index.ts';
import type { DisclosureState } from '../model/index.ts';

/** What the register can be searched by; all given parts must hold. */
export type DisclosureFilter = {
  readonly caseId?: string | undefined;
  /** A record, an item of it, or the signal it came from. */
  readonly recordId?: string | undefined;
  readonly direction?: 'given' | 'received' | undefined;
  readonly purpose?: string | undefined;
  /** The other side: who received what we gave, or gave what we received. */
  readonly partner?: string | undefined;
  readonly rule?: string | undefined;
  readonly category?: string | undefined;
  /** Start of the number of a case, or of an own record. */
  readonly number?: string | undefined;
  /** First and last day of giving, in the Netherlands. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly state?: DisclosureState | undefined;
  /** Withdrawals and corrections that wait for a confirmation: of us, or of another. */
  readonly open?: 'here' | 'there' | undefined;
};

const when = (given: unknown, part: ReturnType<typeof sql>) => (given === undefined ? sql`` : part);

const openConfirmation = (scope: Scope, open: DisclosureFilter['open']) => {
  const own = scope.organisation.id;
  if (open === 'here')
    return sql`and exists (select 1 from disclosure_notice n where n.disclosure_id = d.id and n.confirmed_at is null and n.recipient_organisation_id = ${own})`;
  if (open === 'there')
    return sql`and d.organisation_id = ${own} and exists (select 1 from disclosure_notice n
      where (n.disclosure_id = d.id or n.root_disclosure_id = d.id) and n.confirmed_at is null)`;
  return sql``;
};

/** Of the table `disclosure d`: what the own organisation gave or received, narrowed. */
export const disclosureConditions = (scope: Scope, filter: DisclosureFilter) => {
  const own = scope.organisation.id;
  const item = JSON.stringify([{ id: filter.recordId }]);
  const start = `${(filter.number ?? '').replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return sql`
    (d.organisation_id = ${own} or d.recipient_organisation_id = ${own})
    ${when(filter.caseId, sql`and d.case_id = ${filter.caseId}`)}
    ${when(filter.recordId, sql`and (d.record_id = ${filter.recordId} or d.signal_id = ${filter.recordId} or d.records @> ${item}::jsonb)`)}
    ${when(filter.purpose, sql`and d.purpose_code = ${filter.purpose}`)}
    ${filter.direction === 'given' ? sql`and d.organisation_id = ${own}` : sql``}
    ${filter.direction === 'received' ? sql`and d.recipient_organisation_id = ${own}` : sql``}
    ${when(filter.partner, sql`and ${filter.partner}::uuid = case when d.organisation_id = ${own} then d.recipient_organisation_id else d.organisation_id end`)}
    ${when(filter.rule, sql`and ${filter.rule} = any (d.rule_codes)`)}
    ${when(filter.category, sql`and ${filter.category} = any (d.categories)`)}
    ${when(filter.number, sql`and (d.case_reference ilike ${start} or (d.organisation_id = ${own} and d.record_reference ilike ${start}))`)}
    ${when(filter.from, sql`and d.given_at >= ${filter.from}::date::timestamp at time zone 'Europe/Amsterdam'`)}
    ${when(filter.until, sql`and d.given_at < (${filter.until}::date + 1)::timestamp at time zone 'Europe/Amsterdam'`)}
    ${when(filter.state, sql`and d.state = ${filter.state}`)}
    ${openConfirmation(scope, filter.open)}`;
};
