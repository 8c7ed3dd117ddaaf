import { newId } from '#platform/kit/index.ts';
import { type Scope, sql } from '#platform/server/index.ts';
import type { MeasureBody, MeasureView } from '../model/index.ts';
import type { Ground } from './ground-queries.ts';

const at = (ground: Ground) =>
  ground.kind === 'case' ? sql`m.case_id = ${ground.id}` : sql`m.signal_id = ${ground.id}`;

export async function findMeasures(scope: Scope, ground: Ground): Promise<MeasureView[]> {
  const { rows } = await sql<MeasureView>`
    select m.id, jsonb_build_object('id', o.id, 'name', o.name) as organisation, m.barrier_code as "barrierCode", m.measure, m.unit, m.direction,
           m.moment, m.value::float8 as value, m.out_of::float8 as "outOf", m.measured_on as "measuredOn", m.note, m.version
      from barrier_measure m join organisation o on o.id = m.organisation_id
     where ${at(ground)} order by m.barrier_code, m.measure, array_position(array['before', 'm0', 'm3', 'm12'], m.moment), m.id`.execute(
    scope.db,
  );
  return rows;
}

/** Takes a measure, or corrects the one of the same moment. Returns its id. */
export async function saveMeasure(scope: Scope, ground: Ground, body: MeasureBody): Promise<string> {
  const [caseId, signalId] = ground.kind === 'case' ? [ground.id, null] : [null, ground.id];
  const { rows } = await sql<{ id: string }>`
    insert into barrier_measure as m (id, organisation_id, purpose_code, case_id, signal_id, barrier_code, measure, unit, direction, moment, value, out_of,
      measured_on, note, measured_by_person_id)
    values (${newId()}, ${scope.organisation.id}, ${ground.purposeCode}, ${caseId}, ${signalId}, ${body.barrierCode}, ${body.measure}, ${body.unit},
      ${body.direction}, ${body.moment}, ${body.value}, ${body.outOf}, ${body.measuredOn}, ${body.note}, ${scope.person.id})
    on conflict on constraint measure_taken_once do update set unit = excluded.unit, direction = excluded.direction, value = excluded.value,
      out_of = excluded.out_of, measured_on = excluded.measured_on, note = excluded.note, version = m.version + 1,
      measured_by_person_id = excluded.measured_by_person_id, measured_at = clock_timestamp()
    returning id`.execute(scope.db);
  return rows[0]?.id ?? '';
}
