import type { CalendarDate } from '#platform/kit/index.ts';
import type { DependencyKind, Feature, InterventionState, Track } from './codes.ts';
import { isLive, isWithdrawn } from './states.ts';
import { termStanding } from './terms.ts';

/** An intervention as far as a plan is concerned. Dates are calendar days; null when not planned yet. */
export type PlannedIntervention = {
  readonly id: string;
  readonly title: string;
  readonly track: Track;
  readonly barrierCode: string | null;
  readonly features: readonly Feature[];
  readonly state: InterventionState;
  readonly plannedFrom: CalendarDate | null;
  readonly plannedUntil: CalendarDate | null;
  readonly termOn: CalendarDate | null;
};

/** `interventionId` waits for, or coincides with, `onInterventionId`. */
export type PlanDependency = {
  readonly interventionId: string;
  readonly onInterventionId: string;
  readonly kind: DependencyKind;
};

export const WARNING_CODES = [
  'order-broken',
  'order-circular',
  'not-together',
  'stay-ends-before-place',
  'no-place-planned',
  'care-comes-later',
  'care-withdrawn',
  'counted-on-withdrawn',
  'punished-twice',
  'fined-twice',
  'term-near',
  'term-expired',
  'planned-end-passed',
] as const;
type WarningCode = (typeof WARNING_CODES)[number];

/** `collision`: the plan cannot go on like this; `attention`: somebody must look. */
export type PlanWarning = {
  readonly code: WarningCode;
  readonly level: 'collision' | 'attention';
  /** The first is what the sentence is about. */
  readonly interventionIds: readonly string[];
  /** What fills the sentence. */
  readonly params: Readonly<Record<string, string>>;
};

type Plan = {
  readonly items: readonly PlannedIntervention[];
  readonly byId: ReadonlyMap<string, PlannedIntervention>;
  readonly dependencies: readonly PlanDependency[];
  readonly today: CalendarDate;
};

const endOf = (item: PlannedIntervention): CalendarDate | null => item.plannedUntil ?? item.plannedFrom;

const warn = (
  code: WarningCode,
  level: PlanWarning['level'],
  items: readonly PlannedIntervention[],
  params: Readonly<Record<string, string | null>> = {},
): PlanWarning => ({
  code,
  level,
  interventionIds: items.map((item) => item.id),
  params: {
    title: items[0]?.title ?? '',
    ...(items[1] === undefined ? {} : { other: items[1].title }),
    ...Object.fromEntries(
      Object.entries(params).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
    ),
  },
});

/** Dependencies whose planned days contradict them. */
function brokenOrders({ dependencies, byId }: Plan): PlanWarning[] {
  return dependencies.flatMap(({ interventionId, onInterventionId, kind }) => {
    const item = byId.get(interventionId);
    const first = byId.get(onInterventionId);
    if (item === undefined || first === undefined || !isLive(item.state) || isWithdrawn(first.state))
      return [];
    const starts = item.plannedFrom;
    const firstEnds = endOf(first);
    if (kind === 'coincides') return notTogether(item, first);
    if (first.state === 'done' || starts === null || firstEnds === null || starts >= firstEnds) return [];
    return [warn('order-broken', 'collision', [item, first], { date: starts, otherDate: firstEnds })];
  });
}

function notTogether(item: PlannedIntervention, other: PlannedIntervention): PlanWarning[] {
  const [from, until, otherFrom, otherUntil] = [
    item.plannedFrom,
    endOf(item),
    other.plannedFrom,
    endOf(other),
  ];
  if (from === null || until === null || otherFrom === null || otherUntil === null) return [];
  if (from <= otherUntil && otherFrom <= until) return [];
  return [warn('not-together', 'collision', [item, other], { date: from, otherDate: otherFrom })];
}

/** Orders that go round in a circle: nothing in it can ever start. One warning for each circle. */
function circularOrders({ dependencies, byId }: Plan): PlanWarning[] {
  const next = new Map<string, string[]>();
  for (const { interventionId, onInterventionId, kind } of dependencies) {
    if (kind === 'finishes-before')
      next.set(interventionId, [...(next.get(interventionId) ?? []), onInterventionId]);
  }
  const circles = new Map<string, string[]>();
  const walk = (id: string, path: readonly string[]): void => {
    const at = path.indexOf(id);
    if (at >= 0) {
      const circle = path.slice(at);
      circles.set([...circle].sort().join(' '), circle);
      return;
    }
    if (path.length < 50) for (const to of next.get(id) ?? []) walk(to, [...path, id]);
  };
  for (const id of next.keys()) walk(id, []);
  return [...circles.values()].flatMap((circle) => {
    const items = circle.flatMap((id) => byId.get(id) ?? []).filter((item) => isLive(item.state));
    return items.length < circle.length ? [] : [warn('order-circular', 'collision', items)];
  });
}

const has = (feature: Feature) => (item: PlannedIntervention) => item.features.includes(feature);

/** Someone's stay ends: is there a place by then, and does care that the plan counts on still come? */
function staysThatEnd({ items }: Plan): PlanWarning[] {
  const ending = items.filter(has('ends-stay')).filter((item) => isLive(item.state));
  const places = items.filter(has('gives-stay'));
  const care = items.filter(has('gives-care')).filter((item) => !places.includes(item));
  return ending.flatMap((item) => [
    ...placeFor(item, places),
    ...care
      .filter((help) => isWithdrawn(help.state))
      .map((help) => warn('care-withdrawn', 'collision', [item, help])),
    ...care
      .filter((help) => comesLater(help, item))
      .map((help) =>
        warn('care-comes-later', 'attention', [item, help], {
          date: item.plannedFrom,
          otherDate: help.plannedFrom,
        }),
      ),
  ]);
}

const comesLater = (help: PlannedIntervention, item: PlannedIntervention): boolean =>
  isLive(help.state) &&
  help.plannedFrom !== null &&
  item.plannedFrom !== null &&
  help.plannedFrom > item.plannedFrom;

function placeFor(item: PlannedIntervention, places: readonly PlannedIntervention[]): PlanWarning[] {
  const withdrawn = places.filter((place) => isWithdrawn(place.state));
  const counting = places.filter((place) => !isWithdrawn(place.state));
  if (counting.length === 0) {
    return withdrawn.length > 0
      ? withdrawn.map((place) => warn('care-withdrawn', 'collision', [item, place]))
      : [warn('no-place-planned', 'attention', [item], { date: item.plannedFrom })];
  }
  if (item.plannedFrom === null || counting.some((place) => place.state === 'done')) return [];
  const start = item.plannedFrom;
  const late = counting.filter((place) => (endOf(place) ?? '9999-12-31') > start);
  return late.map((place) =>
    warn('stay-ends-before-place', 'collision', [item, place], { date: start, otherDate: endOf(place) }),
  );
}

/** A dependency on something that failed or was dropped, also outside care. */
function countedOnWithdrawn({ dependencies, byId }: Plan): PlanWarning[] {
  return dependencies.flatMap(({ interventionId, onInterventionId }) => {
    const item = byId.get(interventionId);
    const other = byId.get(onInterventionId);
    if (item === undefined || other === undefined || !isLive(item.state) || !isWithdrawn(other.state))
      return [];
    return [warn('counted-on-withdrawn', 'collision', [item, other])];
  });
}

/** One act is punished once: not by a fine and a prosecution (una via), nor by two fines (ne bis in idem). */
function punishedTwice({ items }: Plan): PlanWarning[] {
  const punishing = items.filter(
    (item) => has('punishes')(item) && !isWithdrawn(item.state) && item.barrierCode !== null,
  );
  return punishing.flatMap((item, index) =>
    punishing.slice(index + 1).flatMap((other) => {
      if (other.barrierCode !== item.barrierCode) return [];
      if (item.state === 'done' && other.state === 'done') return [];
      const criminal = [item, other].filter((each) => each.track === 'criminal').length;
      if (criminal === 1) return [warn('punished-twice', 'collision', [item, other])];
      return criminal === 0 ? [warn('fined-twice', 'attention', [item, other])] : [];
    }),
  );
}

function terms({ items, today }: Plan): PlanWarning[] {
  return items
    .filter((item) => isLive(item.state))
    .flatMap((item) => {
      const standing = item.termOn === null ? 'far' : termStanding(item.termOn, today);
      const end = endOf(item);
      return [
        ...(standing === 'expired' ? [warn('term-expired', 'collision', [item], { date: item.termOn })] : []),
        ...(standing === 'near' ? [warn('term-near', 'attention', [item], { date: item.termOn })] : []),
        ...(end !== null && end < today
          ? [warn('planned-end-passed', 'attention', [item], { date: end })]
          : []),
      ];
    });
}

/** Everything in a plan that collides or asks for attention, collisions first; the same plan gives the same list. */
export function planWarnings(
  items: readonly PlannedIntervention[],
  dependencies: readonly PlanDependency[],
  today: CalendarDate,
): PlanWarning[] {
  const plan: Plan = { items, byId: new Map(items.map((item) => [item.id, item])), dependencies, today };
  const all = [circularOrders, brokenOrders, staysThatEnd, countedOnWithdrawn, punishedTwice, terms].flatMap(
    (check) => check(plan),
  );
  const seen = new Set<string>();
  const once = all.filter((warning) => {
    const key = `${warning.code} ${warning.interventionIds.join(' ')}`;
    // Care that was dropped is told as such, not once more as a broken dependency.
    const asCare = `care-withdrawn ${warning.interventionIds.join(' ')}`;
    if (seen.has(key) || (warning.code === 'counted-on-withdrawn' && seen.has(asCare))) return false;
    seen.add(key);
    return true;
  });
  return [
    ...once.filter((warning) => warning.level === 'collision'),
    ...once.filter((warning) => warning.level === 'attention'),
  ];
}
