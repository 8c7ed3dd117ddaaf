import { newId } from '#platform/kit/index.ts';
import { type Pool, type SystemScope, withSystemScope } from '#platform/server/index.ts';
import { isUnusualHour, type LookRuleCode, type NamedInRecord, USUAL_DAYS } from '../../model/index.ts';
import { compareLook, foundOf, textsOf } from './compare-looks.ts';
import {
  type Colleague,
  claimScan,
  type FoundLook,
  findColleagues,
  findHour,
  findRulesOn,
  findUsual,
  findWatched,
  findWatching,
  keepScan,
  type Look,
  nextLooks,
  saveFound,
} from './look-queries.ts';

/** A look at a case, or at what was contributed to it, after its person had left. */
export type LeftCase = {
  readonly eventId: string;
  readonly recordId: string;
  readonly caseId: string;
  readonly reference: string;
  readonly leftAt: string;
};

/** One record of one look: ids of the entry, the person and the record, and when. */
export type LookAtRecord = {
  readonly event: string;
  readonly person: string;
  readonly record: string;
  readonly at: string;
};

/** What the log by itself does not know: it stands in the records, above this module. */
export type LookPorts = {
  readonly peopleInRecords: (
    system: SystemScope,
    organisationId: string,
    recordIds: readonly string[],
  ) => Promise<readonly NamedInRecord[]>;
  readonly looksAfterLeaving: (
    system: SystemScope,
    looks: readonly LookAtRecord[],
    days: number,
  ) => Promise<readonly LeftCase[]>;
  /** Roles whose people are told. */
  readonly officerRoles: () => readonly string[];
  /** Tells somebody that there is one, without what it says. */
  readonly tell: (
    system: SystemScope,
    word: { readonly organisationId: string; readonly personId: string; readonly lookId: string },
  ) => Promise<void>;
};

export type LookParts = { readonly pools: { readonly system: Pool }; readonly lookPorts: LookPorts };

/** Entries that are looked through in one transaction. */
const MOST = 2_000;

type Rule = Awaited<ReturnType<typeof findRulesOn>>[number];

type Work = {
  readonly system: SystemScope;
  readonly ports: LookPorts;
  readonly organisationId: string;
  readonly rules: readonly Rule[];
  readonly looks: readonly Look[];
  readonly colleagues: readonly Colleague[];
};

const NAMED: readonly LookRuleCode[] = ['own-family-name', 'own-address', 'well-known-person'];

/** Looks of before a rule was on are not held against it. */
const since = (looks: readonly Look[], rule: Rule): readonly Look[] =>
  looks.filter(({ at }) => new Date(at) >= new Date(rule.enabledAt));

async function findNamed({
  system,
  ports,
  organisationId,
  rules,
  looks,
  colleagues,
}: Work): Promise<FoundLook[]> {
  const on = rules.filter(({ code }) => NAMED.includes(code));
  const watched = looks.filter(({ at }) => on.some((rule) => new Date(at) >= new Date(rule.enabledAt)));
  const records = [...new Set(watched.flatMap(({ recordIds }) => recordIds))];
  if (records.length === 0) return [];
  const named = await ports.peopleInRecords(system, organisationId, records);
  const held = { named, colleagues, matches: await findWatched(system, organisationId, textsOf(named)) };
  return watched.flatMap((look) => {
    const codes = new Set(on.filter((rule) => since([look], rule).length === 1).map(({ code }) => code));
    return look.recordIds.flatMap((recordId) => compareLook(codes, look, recordId, held));
  });
}

async function findLeft({ system, ports, rules, looks }: Work): Promise<FoundLook[]> {
  const rule = rules.find(({ code }) => code === 'after-leaving-case');
  if (rule === undefined) return [];
  const asked = since(looks, rule).flatMap((look) =>
    look.recordIds.map((record) => ({ event: look.eventId, person: look.personId, record, at: look.at })),
  );
  if (asked.length === 0) return [];
  const left = await ports.looksAfterLeaving(system, asked, rule.days);
  return left.flatMap(({ eventId, recordId, reference, leftAt }) => {
    const look = looks.find((one) => one.eventId === eventId);
    return look === undefined ? [] : [foundOf(rule.code, look, recordId, { reference, leftAt })];
  });
}

const HOUR = 3_600_000;

async function findMany({ system, organisationId, rules, looks }: Work): Promise<FoundLook[]> {
  const rule = rules.find(({ code }) => code === 'many-records');
  if (rule === undefined) return [];
  const hours = new Map<string, { look: Look; from: Date }>();
  for (const look of since(looks, rule)) {
    const from = new Date(Math.floor(new Date(look.at).getTime() / HOUR) * HOUR);
    hours.set(`${look.personId} ${from.toISOString()}`, { look, from });
  }
  const found: FoundLook[] = [];
  for (const [key, { look, from }] of hours) {
    const hour = await findHour(system, organisationId, look.personId, from);
    if (hour === undefined || hour.count < rule.minimum) continue;
    const usual = await findUsual(system, organisationId, look, from, USUAL_DAYS);
    if (!isUnusualHour({ ...hour, ...usual }, rule)) continue;
    const { minimum, factor } = rule;
    found.push({
      ...hour,
      id: newId(),
      rule: rule.code,
      key: `${rule.code} ${key}`,
      look,
      compared: { count: hour.count, ...usual, days: USUAL_DAYS, minimum, factor },
      hiddenFrom: [look.personId],
      whole: true,
    });
  }
  return found;
}

async function tellOfficers(
  { system, ports, organisationId, colleagues }: Work,
  found: FoundLook,
): Promise<void> {
  const roles = ports.officerRoles();
  for (const person of colleagues)
    if (person.roles.some((role) => roles.includes(role)) && !found.hiddenFrom.includes(person.id))
      await ports.tell(system, { organisationId, personId: person.id, lookId: found.id });
}

async function scanOnce(
  { pools, lookPorts }: LookParts,
  organisationId: string,
): Promise<{ more: boolean; fresh: number }> {
  return withSystemScope(pools.system, 'find unusual looks', async (system) => {
    const after = await claimScan(system, organisationId);
    if (after === undefined) return { more: false, fresh: 0 };
    const { last, entries, looks } = await nextLooks(system, organisationId, after, MOST);
    const rules = await findRulesOn(system, organisationId);
    const colleagues = looks.length === 0 ? [] : await findColleagues(system, organisationId);
    const work: Work = { system, ports: lookPorts, organisationId, rules, looks, colleagues };
    let fresh = 0;
    for (const one of [...(await findNamed(work)), ...(await findLeft(work)), ...(await findMany(work))]) {
      if (!(await saveFound(system, organisationId, one))) continue;
      fresh += 1;
      await tellOfficers(work, one);
    }
    await keepScan(system, organisationId, last);
    return { more: entries === MOST, fresh };
  });
}

/**
 * Looks through what came into the log of each organisation that watches, and keeps what is unusual. A batch with its place in
 * the log is one transaction: killed anywhere, nothing is passed over or found twice. Answers how many are new.
 */
export async function findUnusualLooks(parts: LookParts): Promise<number> {
  const watching = await withSystemScope(parts.pools.system, 'find who watches looks', findWatching);
  let fresh = 0;
  for (const organisationId of watching) {
    for (let more = true; more; ) {
      const step = await scanOnce(parts, organisationId);
      fresh += step.fresh;
      more = step.more;
    }
  }
  return fresh;
}

/** The task for the background worker. */
export const watchLooks = (parts: LookParts) => ({
  name: 'find-unusual-looks',
  schedule: '*/10 * * * *',
  run: () => findUnusualLooks(parts),
});
