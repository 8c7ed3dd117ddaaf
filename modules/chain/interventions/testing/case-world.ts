import type { Client, TestProduct } from '#apps/testing/index.ts';
import { newId, newReference } from '#platform/kit/index.ts';

/** Rows that stand for what other modules do before interventions begin: a weighed signal, an open case with its people. */

export const appointmentOf = async (
  product: TestProduct,
  username: string,
): Promise<{ id: string; personId: string; organisationId: string }> => {
  const { rows } = await product.owner.query(
    `select a.id, a.person_id as "personId", a.organisation_id as "organisationId" from appointment a join person p on p.id = a.person_id where p.subject = $1`,
    [username],
  );
  if (rows[0] === undefined) throw new Error(`no person ${username}`);
  return rows[0];
};

const versionOf = async (product: TestProduct, kind: string): Promise<string> =>
  (
    await product.owner.query(
      'select id from content_version where kind = $1 order by created_at desc limit 1',
      [kind],
    )
  ).rows[0].id;

/** A signal as it stands after its weighing; entered by `reporter`. */
export async function standingSignal(
  product: TestProduct,
  options: {
    reporter: string;
    state: string;
    theme?: string;
    purpose?: string;
    origin?: string;
    sourceKind?: string;
    municipality?: string;
    receivedAt?: string;
  },
): Promise<{ id: string; reference: string; organisationId: string }> {
  const by = await appointmentOf(product, options.reporter);
  const id = newId();
  const reference = newReference('ZWO');
  await product.owner.query(
    `insert into signal (id, organisation_id, purpose_code, reference, state, origin, themes_version_id, theme_code, title, narrative, source_kind,
       municipality_code, entered_by_person_id, entered_by_appointment_id, received_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'Bewoning zonder register', 'Vier chalets worden bewoond.', $9,
       coalesce($10, (select cbs_code from organisation where id = $2)), $11, $12, $13)`,
    [
      id,
      by.organisationId,
      options.purpose ?? 'ondermijning-intern',
      reference,
      options.state,
      options.origin ?? 'desk',
      await versionOf(product, 'themes'),
      options.theme ?? 'vakantieparken',
      options.sourceKind ?? 'employee',
      options.municipality ?? null,
      by.personId,
      by.id,
      options.receivedAt ?? new Date().toISOString(),
    ],
  );
  return { id, reference, organisationId: by.organisationId };
}

/** A case of the RIEC, led by its employee, in which the others take part by name. */
export async function standingCase(
  product: TestProduct,
  options: { lead: string; participants: string[]; state?: string; secrecy?: boolean },
): Promise<string> {
  const lead = await appointmentOf(product, options.lead);
  const id = newId();
  await product.owner.query(
    `insert into case_file (id, host_organisation_id, purpose_code, reference, title, aim, legal_basis, legal_version_id, themes_version_id, theme_code, state,
       lead_appointment_id, opened_by_person_id)
     values ($1, $2, 'riec-casus', $3, 'Vakantiepark', 'Onveilige verhuur stoppen', '[]', $4, $5, 'vakantieparken', $6, $7, $8)`,
    [
      id,
      lead.organisationId,
      newReference('RIE'),
      await versionOf(product, 'legal-bases'),
      await versionOf(product, 'themes'),
      options.state ?? 'planning',
      lead.id,
      lead.personId,
    ],
  );
  for (const [index, username] of [options.lead, ...options.participants].entries()) {
    const by = await appointmentOf(product, username);
    await product.owner.query(
      `insert into case_participant (id, case_id, organisation_id, appointment_id, person_id, person_name, person_title, role, named_by_person_id, secrecy_confirmed_at)
       values ($1, $2, $3, $4, $5, '', '', $6, $7, $8)`,
      [
        newId(),
        id,
        by.organisationId,
        by.id,
        by.personId,
        index === 0 ? 'lead' : 'participant',
        lead.personId,
        options.secrecy === false ? null : new Date(),
      ],
    );
  }
  return id;
}

/** The signal was brought into the case by its organisation. */
export async function standingBringIn(
  product: TestProduct,
  signalId: string,
  caseId: string,
  by: string,
): Promise<void> {
  const giver = await appointmentOf(product, by);
  const { rows } = await product.owner.query(
    'select host_organisation_id as host from case_file where id = $1',
    [caseId],
  );
  const disclosureId = newId();
  await product.owner.query(
    `insert into disclosure (id, organisation_id, recipient_organisation_id, purpose_code, content_version_id, rule_codes, rules, categories, conditions, record_kind, record_id,
       case_id, given_by_person_id, given_by_appointment_id, given_by_name)
     values ($1, $2, $3, 'riec-casus', $4, '{R01}', '[]', '{verhaal}', '[]', 'signal', $5, $6, $7, $8, '')`,
    [
      disclosureId,
      giver.organisationId,
      rows[0].host,
      await versionOf(product, 'legal-bases'),
      signalId,
      caseId,
      giver.personId,
      giver.id,
    ],
  );
  await product.owner.query(
    `insert into bring_in (id, organisation_id, host_organisation_id, purpose_code, source_purpose_code, signal_id, disclosure_id, title, themes_version_id, theme_code,
       state, offered_by_person_id, offered_by_name, case_id, decided_at)
     values ($1, $2, $3, 'riec-casus', 'ondermijning-intern', $4, $5, 'Vakantiepark', $6, 'vakantieparken', 'accepted', $7, '', $8, now())`,
    [
      newId(),
      giver.organisationId,
      rows[0].host,
      signalId,
      disclosureId,
      await versionOf(product, 'themes'),
      giver.personId,
      caseId,
    ],
  );
}

/** The weighing that decided for own follow-up, with privacy checks 2A and 2B for one executing department. */
export async function standingWeighing(
  product: TestProduct,
  signalId: string,
  options: { by: string; department: string; categories: string[] },
): Promise<void> {
  const by = await appointmentOf(product, options.by);
  const department = (
    await product.owner.query('select id from department where organisation_id = $1 and code = $2', [
      by.organisationId,
      options.department,
    ])
  ).rows[0].id;
  // How a decision comes about is the business of the module that weighs; here it only stands.
  await product.owner.query('alter table weighing disable trigger user');
  await product.owner.query(
    `insert into weighing (id, organisation_id, purpose_code, signal_id, way, round, signal_reference, signal_title, necessity, proportionality, subsidiarity, legal_bases,
       content_version_id, decision, internal_sharing, executing, reason, decided_by_person_id, decided_by_name)
     values ($1, $2, 'ondermijning-intern', $3, 'direct', 'second', '', '', '', '', '', '[{"law":"AVG","article":"6"}]', $4, 'own-follow-up', $5, $6, 'opvolgen', $7, 'Tafel')`,
    [
      newId(),
      by.organisationId,
      signalId,
      await versionOf(product, 'legal-bases'),
      JSON.stringify(options.categories.map((category) => ({ category, reason: 'nodig' }))),
      JSON.stringify([
        {
          departmentId: department,
          title: options.department,
          categories: options.categories,
          reason: 'voert uit',
        },
      ]),
      by.personId,
    ],
  );
  await product.owner.query('alter table weighing enable trigger user');
}

export const planned = async (
  client: Client,
  path: string,
  body: object,
): Promise<{ id: string; version: number }> => {
  const answer = await client.post(path, body);
  if (answer.status !== 201)
    throw new Error(`planning answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body.data;
};
