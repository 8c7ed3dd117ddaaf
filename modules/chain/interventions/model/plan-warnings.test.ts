import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEATURES, INTERVENTION_STATES, TRACKS } from './codes.ts';
import { featuresOf, namedInPlanRules } from './features.ts';
import { type PlannedIntervention, planWarnings } from './plan-warnings.ts';

const item = (id: string, more: Partial<PlannedIntervention> = {}): PlannedIntervention => ({
  id,
  title: id,
  track: 'administrative',
  barrierCode: null,
  features: [],
  state: 'agreed',
  plannedFrom: null,
  plannedUntil: null,
  termOn: null,
  ...more,
});
const today = '2027-01-11';
const codes = (...given: Parameters<typeof planWarnings>) =>
  planWarnings(...given).map((warning) => warning.code);

describe('a plan', () => {
  const eviction = item('ontruimen', {
    features: ['ends-stay'],
    plannedFrom: '2027-03-04',
    plannedUntil: '2027-04-30',
  });
  const place = item('woonplek', {
    track: 'housing',
    features: ['gives-stay'],
    plannedFrom: '2027-02-20',
    plannedUntil: '2027-05-23',
  });

  it('collides when people must leave before there is a place', () => {
    expect(planWarnings([eviction, place], [], today)).toEqual([
      {
        code: 'stay-ends-before-place',
        level: 'collision',
        interventionIds: ['ontruimen', 'woonplek'],
        params: { title: 'ontruimen', other: 'woonplek', date: '2027-03-04', otherDate: '2027-05-23' },
      },
    ]);
    expect(
      codes([{ ...eviction, plannedFrom: '2027-05-23', plannedUntil: '2027-06-30' }, place], [], today),
    ).toEqual([]);
    expect(codes([eviction, { ...place, state: 'done' }], [], today)).toEqual([]);
  });

  it('asks for attention when people must leave and nobody plans a place', () => {
    expect(codes([eviction], [], today)).toEqual(['no-place-planned']);
  });

  it('collides when the place or the care that it counts on was dropped or failed', () => {
    expect(codes([eviction, { ...place, state: 'dropped' }], [], today)).toEqual(['care-withdrawn']);
    const care = item('zorg', { track: 'care', features: ['gives-care'], state: 'failed' });
    expect(codes([eviction, { ...place, state: 'done' }, care], [], today)).toEqual(['care-withdrawn']);
  });

  it('tells dropped care once, also when a dependency points at it', () => {
    const on = [
      { interventionId: 'ontruimen', onInterventionId: 'woonplek', kind: 'finishes-before' as const },
    ];
    expect(codes([eviction, { ...place, state: 'dropped' }], on, today)).toEqual(['care-withdrawn']);
  });

  it('asks for attention when care starts after people had to leave', () => {
    const care = item('zorg', { track: 'care', features: ['gives-care'], plannedFrom: '2027-04-01' });
    expect(codes([eviction, { ...place, state: 'done' }, care], [], today)).toEqual(['care-comes-later']);
  });

  it('collides when a fine and a prosecution are for the same barrier, and not when they are for two', () => {
    const fine = item('boete', { features: ['punishes'], barrierCode: 'a.b' });
    const prosecution = item('vervolging', { track: 'criminal', features: ['punishes'], barrierCode: 'a.b' });
    expect(codes([fine, prosecution], [], today)).toEqual(['punished-twice']);
    expect(codes([fine, { ...prosecution, barrierCode: 'a.c' }], [], today)).toEqual([]);
    expect(codes([fine, { ...prosecution, state: 'dropped' }], [], today)).toEqual([]);
    expect(codes([{ ...fine, features: [] }, prosecution], [], today)).toEqual([]);
    expect(codes([fine, { ...prosecution, track: 'fiscal' }], [], today)).toEqual(['fined-twice']);
  });

  it('collides when something starts before what must be done first', () => {
    const entry = item('inval', { track: 'criminal', plannedFrom: '2027-02-01', plannedUntil: '2027-02-02' });
    const closure = item('sluiting', { plannedFrom: '2027-02-01', plannedUntil: '2027-05-01' });
    const on = [{ interventionId: 'sluiting', onInterventionId: 'inval', kind: 'finishes-before' as const }];
    expect(codes([entry, closure], on, today)).toEqual(['order-broken']);
    expect(codes([entry, { ...closure, plannedFrom: '2027-02-02' }], on, today)).toEqual([]);
    expect(codes([{ ...entry, state: 'done' }, closure], on, today)).toEqual([]);
    expect(codes([{ ...entry, state: 'failed' }, closure], on, today)).toEqual(['counted-on-withdrawn']);
  });

  it('collides when two that must coincide do not', () => {
    const seizure = item('beslag', { track: 'fiscal', plannedFrom: '2027-02-05' });
    const entry = item('inval', { track: 'criminal', plannedFrom: '2027-02-01' });
    const on = [{ interventionId: 'beslag', onInterventionId: 'inval', kind: 'coincides' as const }];
    expect(codes([entry, seizure], on, today)).toEqual(['not-together']);
    expect(codes([entry, { ...seizure, plannedFrom: '2027-02-01' }], on, today)).toEqual([]);
  });

  it('finds orders that go round in a circle, once', () => {
    const waits = (interventionId: string, onInterventionId: string) => ({
      interventionId,
      onInterventionId,
      kind: 'finishes-before' as const,
    });
    const items = [item('a'), item('b'), item('c')];
    expect(codes(items, [waits('a', 'b'), waits('b', 'c'), waits('c', 'a')], today)).toEqual([
      'order-circular',
    ]);
    expect(codes(items, [waits('a', 'b'), waits('b', 'c'), waits('a', 'c')], today)).toEqual([]);
  });

  it('warns ten working days before a term and after it, as long as the work is not done', () => {
    expect(codes([item('a', { termOn: '2027-01-25' })], [], today)).toEqual(['term-near']);
    expect(codes([item('a', { termOn: '2027-01-26' })], [], today)).toEqual([]);
    expect(codes([item('a', { termOn: '2027-01-10' })], [], today)).toEqual(['term-expired']);
    expect(codes([item('a', { termOn: '2027-01-10', state: 'done' })], [], today)).toEqual([]);
  });

  it('warns about nothing when nothing is live, whatever the plan', () => {
    const date = fc.constantFrom(null, '2026-12-01', '2027-01-11', '2027-02-01', '2027-06-01');
    const plans = fc.array(
      fc.record({
        track: fc.constantFrom(...TRACKS),
        barrierCode: fc.constantFrom(null, 'a.b', 'a.c'),
        features: fc.subarray([...FEATURES]),
        state: fc.constantFrom(
          ...INTERVENTION_STATES.filter((state) => ['failed', 'dropped'].includes(state)),
        ),
        plannedFrom: date,
        plannedUntil: date,
        termOn: date,
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(
        plans,
        (given) =>
          codes(
            given.map((each, index) => item(String(index), each)),
            [],
            today,
          ).length === 0,
      ),
    );
  });
});

describe('the plan rules', () => {
  it('name only interventions that content knows', () => {
    const content = JSON.parse(
      readFileSync(new URL('../../../../content/themes.json', import.meta.url), 'utf8'),
    ) as { interventions: { code: string }[] };
    const known = new Set(content.interventions.map((each) => each.code));
    expect(namedInPlanRules().filter((code) => !known.has(code))).toEqual([]);
    expect(featuresOf('sluiting-13b-opiumwet')).toEqual(['ends-stay']);
    expect(featuresOf(null)).toEqual([]);
  });
});
