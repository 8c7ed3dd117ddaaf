import type { TestProduct } from '#apps/testing/index.ts';
import { newId } from '#platform/kit/index.ts';

/**
 * Past every rule: what other work copies from a signal and from a mention in it. A weighing that quotes it, a department and a partner that were asked about the
 * person, the subject that the mention stands in. For tests only.
 */
export async function copiedFrom(
  product: TestProduct,
  { signalId, mentionId }: { readonly signalId: string; readonly mentionId: string },
  quoted: string,
): Promise<{ readonly weighingId: string; readonly subjectId: string }> {
  const client = await product.owner.connect();
  const [weighingId, subjectId, disclosureId] = [newId(), newId(), newId()];
  try {
    await client.query('begin');
    await client.query('alter table weighing disable trigger user');
    await client.query(
      `insert into weighing (id, organisation_id, purpose_code, signal_id, way, round, signal_reference, signal_title, necessity, proportionality, subsidiarity,
         legal_bases, content_version_id, decision, reason, decided_by_person_id, decided_by_name)
       select $1, s.organisation_id, s.purpose_code, s.id, 'direct', 'first', s.reference, s.title, 'x', 'x', 'x', '[{"law":"x","article":"1"}]',
         (select id from content_version where kind = 'legal-bases' limit 1), 'take-up', 'Omdat: ' || $3, s.entered_by_person_id, 'Iemand'
         from signal s where s.id = $2`,
      [weighingId, signalId, quoted],
    );
    await client.query('alter table weighing enable trigger user');
    await client.query(
      `insert into disclosure (id, organisation_id, recipient_organisation_id, purpose_code, content_version_id, rule_codes, rules, categories, conditions,
         record_kind, record_id, given_by_person_id, given_by_appointment_id, given_by_name)
       select $1, s.organisation_id, o.id, s.purpose_code, s.themes_version_id, array['R44'], '[]', array['identiteit'], '[]', 'inquiry', $1, s.entered_by_person_id,
              s.entered_by_appointment_id, 'Iemand'
         from signal s, organisation o where s.id = $2 and o.code = 'politie'`,
      [disclosureId, signalId],
    );
    await client.query(
      `insert into research_question (id, organisation_id, purpose_code, signal_id, weighing_id, department_id, question, motivation, search, asked_by_person_id,
         asked_by_name, asked_by_roles, disclosure_id)
       select gen_random_uuid(), s.organisation_id, s.purpose_code, s.id, $2, (select id from department where organisation_id = s.organisation_id limit 1), 'Kent u deze persoon?', 'x',
              jsonb_build_array(jsonb_build_object('category', 'identiteit', 'field', 'name', 'value', m.name_as_written, 'mentionId', m.id)), s.entered_by_person_id,
              'Iemand', '{}', $3
         from signal s join mention m on m.signal_id = s.id where m.id = $1`,
      [mentionId, weighingId, disclosureId],
    );
    await client.query(
      `insert into inquiry (id, organisation_id, asked_organisation_id, purpose_code, record_kind, signal_id, subject_id, subject_kind, reason, fields, traits,
         question_hash, disclosure_id, answer_rules, asked_by_person_id, asked_by_name, asked_by_title)
       select $2, s.organisation_id, o.id, s.purpose_code, 'signal', s.id, m.id, 'person', 'x',
              jsonb_build_array(jsonb_build_object('key', 'name', 'category', 'identiteit', 'value', m.name_as_written)), '{"name": "hash", "birthDay": 1}', 'x', $2, '[]',
              s.entered_by_person_id, 'Iemand', 'x'
         from signal s join mention m on m.signal_id = s.id, organisation o where m.id = $1 and o.code = 'politie'`,
      [mentionId, disclosureId],
    );
    await client.query(
      `insert into subject (id, organisation_id, purpose_code, kind, label, created_by_person_id)
       select $2, organisation_id, purpose_code, 'person', name_as_written, entered_by_person_id from mention where id = $1`,
      [mentionId, subjectId],
    );
    await client.query('update mention set subject_id = $2 where id = $1', [mentionId, subjectId]);
    await client.query('commit');
  } finally {
    client.release();
  }
  return { weighingId, subjectId };
}
