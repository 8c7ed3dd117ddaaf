import type { CalendarDate } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';

export type MunicipalityRow = {
  readonly organisationId: string;
  readonly code: string;
  readonly name: string;
  readonly prefix: string;
  /** Department code -> its portfolio. */
  readonly portfolios: Readonly<Record<string, string | null>>;
  /** Purposes of the mandate that it gave this organisation; null without one. */
  readonly mandatePurposes: readonly string[] | null;
  readonly mandateDocument: string | null;
  /** Rules that its privacy officer confirmed in this version of the content. */
  readonly confirmedRules: readonly string[];
};

type ConfirmedRow = Omit<MunicipalityRow, 'confirmedRules'> & {
  readonly confirmations: readonly { readonly rule: string; readonly version: string }[];
};

/** All municipalities of the importer's region, in one round trip. */
export async function findMunicipalities(
  scope: Scope,
  today: CalendarDate,
  /** The rules in force of an organisation: only what was confirmed of that version counts. */
  legalVersionOf: (organisationId: string) => string,
): Promise<MunicipalityRow[]> {
  const { rows } = await sql<ConfirmedRow>`
    select o.id as "organisationId", o.cbs_code as code, o.name, o.reference_prefix as prefix,
           coalesce((select jsonb_object_agg(d.code, d.portfolio_id) from department d where d.organisation_id = o.id), '{}') as portfolios,
           m.purpose_codes as "mandatePurposes", m.document_reference as "mandateDocument",
           coalesce((select jsonb_agg(jsonb_build_object('rule', c.rule_code, 'version', c.content_version_id)) from rule_confirmation c
                      where c.organisation_id = o.id and c.withdrawn_at is null), '[]') as confirmations
      from organisation o
      join organisation mine on mine.id = ${scope.organisation.id} and mine.region_id = o.region_id
      left join lateral (
        select purpose_codes, document_reference from mandate
         where organisation_id = o.id and processor_organisation_id = mine.id and role_code = any (${scope.roles}::text[])
           and withdrawn_at is null and valid_from <= ${today} and (valid_until is null or valid_until >= ${today})
         order by valid_from desc limit 1) m on true
     where o.type = 'gemeente' and o.cbs_code is not null
     order by o.name`.execute(scope.db);
  return rows.map(({ confirmations, ...row }) => {
    const version = legalVersionOf(row.organisationId);
    const confirmed = confirmations.filter((one) => one.version === version);
    return { ...row, confirmedRules: confirmed.map((one) => one.rule) };
  });
}
