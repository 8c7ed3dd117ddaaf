import type { TestProduct } from '#apps/testing/index.ts';
import { type LinkingFacts, linkingKeys, newId, newReference } from '#platform/kit/index.ts';

export type ToldMention = {
  readonly kind?: string;
  readonly name?: string;
  readonly birthDate?: string;
  readonly bsn?: string;
  readonly phone?: string;
  readonly companyName?: string;
  readonly kvk?: string;
  readonly plate?: string;
};

export type Told = {
  readonly signalId: string;
  readonly reference: string;
  readonly mentionIds: readonly string[];
};

type Where = {
  readonly organisation?: string;
  readonly purpose?: string;
  readonly audience?: string;
  readonly occurredOn?: string;
  readonly readers?: readonly string[];
};

/** A signal that names these, as it stands in the database, with its keys. */
export async function tellSignal(
  { owner }: TestProduct,
  mentions: readonly ToldMention[],
  where: Where = {},
): Promise<Told> {
  const code = where.organisation ?? 'zwolle';
  const { rows } = await owner.query(
    `select o.id, o.reference_prefix as prefix, p.id as person, a.id as appointment,
            (select id from content_version where kind = 'themes' limit 1) as themes
       from organisation o join appointment a on a.organisation_id = o.id join person p on p.id = a.person_id
      where o.code = $1 and p.subject = $2`,
    [code, `balie-${code}`],
  );
  const [place] = rows;
  const [signalId, reference] = [newId(), newReference(place.prefix)];
  const purpose = where.purpose ?? 'ondermijning-intern';
  const audience = where.audience ?? 'organisation';
  await owner.query(
    `insert into signal (id, organisation_id, purpose_code, reference, state, audience, origin, themes_version_id, theme_code, title, narrative, occurred_on, source_kind, source_reliability, entered_by_person_id, entered_by_appointment_id, received_at)
     values ($1, $2, $3, $4, 'received', $5, 'desk', $6, 'hennepteelt', 'Lucht', $7, $8, 'resident', 'B', $9, $10, clock_timestamp())`,
    [
      signalId,
      place.id,
      purpose,
      reference,
      audience,
      place.themes,
      `Verhaal ${signalId}`,
      where.occurredOn ?? '2026-05-12',
      place.person,
      place.appointment,
    ],
  );
  for (const reader of where.readers ?? [])
    await owner.query(
      `insert into signal_named_reader (signal_id, organisation_id, person_id, added_by_person_id) values ($1, $2, $3, $3)`,
      [signalId, place.id, reader],
    );
  const mentionIds: string[] = [];
  for (const mention of mentions) {
    const id = newId();
    mentionIds.push(id);
    await owner.query(
      `insert into mention (id, organisation_id, purpose_code, signal_id, audience, entered_by_person_id, kind, roles, name_as_written, birth_date, bsn, phone, company_name, kvk, plate)
       values ($1, $2, $3, $4, $5, $6, $7, '{involved}', $8, $9, $10, $11, $12, $13, $14)`,
      [
        id,
        place.id,
        purpose,
        signalId,
        audience,
        place.person,
        mention.kind ?? 'person',
        mention.name ?? null,
        mention.birthDate ?? null,
        mention.bsn ?? null,
        mention.phone ?? null,
        mention.companyName ?? null,
        mention.kvk ?? null,
        mention.plate ?? null,
      ],
    );
    const facts: LinkingFacts = { ...mention, personName: mention.name };
    for (const { kind, key } of linkingKeys(facts))
      await owner.query(
        `insert into mention_key (organisation_id, purpose_code, kind, key, mention_id, signal_id, audience) values ($1, $2, $3, $4, $5, $6, $7)`,
        [place.id, purpose, kind, key, id, signalId, audience],
      );
  }
  return { signalId, reference, mentionIds };
}

/** A proposal of the program about the first mention of each. */
export async function proposeSame(
  product: TestProduct,
  one: Told,
  other: Told,
  given: { readonly kind?: string; readonly state?: string } = {},
): Promise<string> {
  const id = newId();
  await product.owner.query(
    `insert into proposal (id, organisation_id, purpose_code, kind, signal_id, mention_id, other_signal_id, other_mention_id, strength, reasons, state)
     select $1, organisation_id, purpose_code, $2, $3, $4, $5, $6, 'likely', '{"because": ["plate"], "mind": []}', $7 from signal where id = $3`,
    [
      id,
      given.kind ?? 'same-person',
      one.signalId,
      one.mentionIds[0],
      other.signalId,
      other.mentionIds[0],
      given.state ?? 'open',
    ],
  );
  return id;
}

/** Mention -> subject, as it really stands. */
export async function subjectsOfMentions(
  product: TestProduct,
  mentionIds: readonly string[],
): Promise<Record<string, string | null>> {
  const { rows } = await product.owner.query<{ id: string; subject_id: string | null }>(
    'select id, subject_id from mention where id = any ($1) order by id',
    [mentionIds],
  );
  return Object.fromEntries(rows.map((row) => [row.id, row.subject_id]));
}
