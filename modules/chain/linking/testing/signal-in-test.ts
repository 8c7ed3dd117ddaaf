import type { TestProduct } from '#apps/testing/index.ts';
import { type LinkingFacts, linkingKeys, newId, newReference } from '#platform/kit/index.ts';

export type SignalInTest = { signalId: string; mentionId: string };
export type GivenSignal = {
  organisation?: string;
  purpose?: string;
  audience?: string;
  postcode?: string;
  narrative?: string;
  mention?: Record<string, unknown>;
};

/** A signal with one mention as it stands in the database, with its keys. */
export async function signalInTest(product: TestProduct, given: GivenSignal = {}): Promise<SignalInTest> {
  const { owner } = product;
  const code = given.organisation ?? 'zwolle';
  const organisation = (
    await owner.query('select id, reference_prefix from organisation where code = $1', [code])
  ).rows[0];
  const person = (
    await owner.query(
      `select p.id, a.id as appointment from person p join appointment a on a.person_id = p.id where p.subject = $1`,
      [`balie-${code}`],
    )
  ).rows[0];
  const version = (await owner.query(`select id from content_version where kind = 'themes'`)).rows[0].id;
  const signalId = newId();
  const purpose = given.purpose ?? 'ondermijning-intern';
  const audience = given.audience ?? 'organisation';
  await owner.query(
    `insert into signal (id, organisation_id, purpose_code, reference, state, audience, origin, themes_version_id, theme_code, title, narrative, postcode, house_number, entered_by_person_id, entered_by_appointment_id, received_at)
     values ($1, $2, $3, $4, 'received', $5, 'desk', $6, 'hennepteelt', 'Lucht', $7, $8, $9, $10, $11, clock_timestamp())`,
    [
      signalId,
      organisation.id,
      purpose,
      newReference(organisation.reference_prefix),
      audience,
      version,
      given.narrative ?? `Verhaal ${signalId}`,
      given.postcode ?? null,
      given.postcode ? 4 : null,
      person.id,
      person.appointment,
    ],
  );
  const mentionId = newId();
  const mention = { kind: 'person', ...given.mention } as Record<string, string | undefined>;
  await owner.query(
    `insert into mention (id, organisation_id, purpose_code, signal_id, audience, entered_by_person_id, kind, roles, name_as_written, family_name, given_names, birth_date, bsn, phone, company_name, kvk, plate)
     values ($1, $2, $3, $4, $5, $6, $7, '{involved}', $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      mentionId,
      organisation.id,
      purpose,
      signalId,
      audience,
      person.id,
      mention.kind,
      mention.name ?? null,
      mention.familyName ?? null,
      mention.givenNames ?? null,
      mention.birthDate ?? null,
      mention.bsn ?? null,
      mention.phone ?? null,
      mention.companyName ?? null,
      mention.kvk ?? null,
      mention.plate ?? null,
    ],
  );
  const facts: LinkingFacts = {
    personName: mention.name,
    birthDate: mention.birthDate,
    bsn: mention.bsn,
    phone: mention.phone,
    companyName: mention.companyName,
    kvk: mention.kvk,
    plate: mention.plate,
  };
  for (const { kind, key } of linkingKeys(facts)) {
    await owner.query(
      `insert into mention_key (organisation_id, purpose_code, kind, key, mention_id, signal_id, audience) values ($1, $2, $3, $4, $5, $6, $7)`,
      [organisation.id, purpose, kind, key, mentionId, signalId, audience],
    );
  }
  return { signalId, mentionId };
}
