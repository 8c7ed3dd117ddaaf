import { newId } from '#platform/kit/index.ts';
import { type SystemScope, sql } from '#platform/server/index.ts';
import type { RegionContent } from '../model/index.ts';
import type { StartingContent } from './load-content.ts';

type Seeded = {
  readonly regionId: string;
  readonly organisations: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
};

const idOf = (seeded: Seeded, code: string): string => {
  const id = seeded.organisations.get(code);
  if (id === undefined) throw new Error(`no organisation ${code} in the region`);
  return id;
};

/** Agreements, participations, DPIAs, mandates and confirmed rules of a region file; repeating it changes nothing. */
export async function keepAgreements(
  system: SystemScope,
  region: RegionContent,
  seeded: Seeded,
  content: StartingContent,
): Promise<void> {
  const { db } = system;
  for (const item of region.agreements) {
    const { rows } = await sql<{ id: string }>`
      insert into agreement (id, region_id, code, title, purpose_codes, valid_from, valid_until)
      values (${newId()}, ${seeded.regionId}, ${item.code}, ${item.title}, ${item.purposes}, ${item.validFrom}, ${item.validUntil})
      on conflict do nothing returning id`.execute(db);
    const agreementId = rows[0]?.id;
    if (agreementId === undefined) continue;
    for (const party of item.parties) {
      await sql`insert into agreement_party (agreement_id, organisation_id, signed_on) values (${agreementId}, ${idOf(seeded, party)}, ${item.validFrom})`.execute(
        db,
      );
    }
  }
  for (const item of region.participations) {
    await sql`insert into participation (id, organisation_id, partnership_organisation_id, purpose_code, valid_from, valid_until)
      values (${newId()}, ${idOf(seeded, item.organisation)}, ${idOf(seeded, item.partnership)}, ${item.purpose}, ${item.from}, ${item.until}) on conflict do nothing`.execute(
      db,
    );
  }
  for (const item of region.dpias) {
    await sql`insert into dpia (id, organisation_id, purpose_code, approved_on)
      values (${newId()}, ${idOf(seeded, item.organisation)}, ${item.purpose}, ${item.adoptedOn}) on conflict do nothing`.execute(
      db,
    );
  }
  for (const item of region.mandates) {
    await sql`insert into mandate (id, organisation_id, processor_organisation_id, role_code, purpose_codes, valid_from, valid_until, document_reference)
      values (${newId()}, ${idOf(seeded, item.organisation)}, ${idOf(seeded, item.processor)}, 'regionaal-coordinator', ${item.purposes}, ${item.validFrom}, ${item.validUntil}, ${item.document})
      on conflict do nothing`.execute(db);
  }
  await keepConfirmations(system, region, seeded, content);
}

/** Demo only: the privacy officer among a region file's people confirms the listed rules for the own organisation. */
async function keepConfirmations(
  system: SystemScope,
  region: RegionContent,
  seeded: Seeded,
  content: StartingContent,
): Promise<void> {
  const rules = [...region.confirmedRules, ...region.confirmedAdditions.map((item) => item.rule)];
  for (const person of region.people.filter((candidate) => candidate.roles.includes('privacyofficer'))) {
    const personId = seeded.people.get(person.username);
    if (personId === undefined) continue;
    await sql`
      insert into rule_confirmation (id, organisation_id, rule_code, content_version_id, confirmed_by_person_id)
      select gen_random_uuid(), ${idOf(seeded, person.organisation)}, rule, ${content.legalVersionId}, ${personId}
        from unnest(${rules}::text[]) rule on conflict do nothing`.execute(system.db);
  }
}
