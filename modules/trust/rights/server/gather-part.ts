import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import {
  fieldsOfMention,
  fieldsToGive,
  measureOfRight,
  portableGrounds,
  type Release,
  type ReleasedDecision,
} from '../model/index.ts';
import { legalOf, searchedPurposes } from './law.ts';
import { findItems, type ItemRow, type PartRow } from './part-queries.ts';
import type { RecordRow, RightsParts } from './ports.ts';

/** Records are read in pages: a person with thousands of mentions is no reason to hold them all at once. */
const PAGE = 200;

/** A record with what of it may go, and what the officer said of it. */
type Shown = {
  readonly item: ItemRow;
  readonly record: RecordRow;
  readonly decision: 'shown' | 'partly';
  readonly fields: Release['records'][number]['fields'];
};

/** What the officer's decisions come to. `others`: names that no text to the requester may hold. */
export type Gathered = Omit<Release, 'directly' | 'recipients' | 'remark' | 'transfer' | 'records'> & {
  readonly shown: readonly Shown[];
  readonly others: readonly string[];
};

type Gathering = {
  readonly shown: Shown[];
  readonly reasons: Set<string>;
  readonly purposes: Set<string>;
  readonly others: Set<string>;
  readonly decisions: Map<string, ReleasedDecision>;
  withheld: number;
};

function addDecision(into: Gathering, { measure }: ItemRow): void {
  if (measure === null) return;
  const key = JSON.stringify(measure);
  into.decisions.set(key, { ...measure, count: (into.decisions.get(key)?.count ?? 0) + 1 });
}

function addRecord(into: Gathering, item: ItemRow, record: RecordRow): void {
  for (const name of record.others) into.others.add(name);
  into.purposes.add(record.purposeCode);
  for (const reason of item.reasons) into.reasons.add(reason);
  if (item.decision === 'withheld') {
    into.withheld += 1;
    return;
  }
  const all = fieldsOfMention(record.mention);
  const fields = fieldsToGive(all, item.withheldFields, record.others, record.mention.name ?? '');
  // A free text that names somebody else stays out whatever was ticked, and the letter says why.
  const keptBack = fields.length < all.length - item.withheldFields.length;
  if (keptBack) into.reasons.add('rights-of-others');
  into.shown.push({
    item,
    record,
    fields,
    decision: item.decision === 'partly' || keptBack ? 'partly' : 'shown',
  });
}

const isErased = ({ measure }: ItemRow): boolean =>
  measure?.kind === 'erasure' && measure.outcome === 'granted';

/** Whether all was decided of a record that the right asks; of what was erased, nothing is left to show. A copy is changed where it came from. */
const isDecided = (item: ItemRow, asksMeasure: boolean): boolean =>
  (item.decision !== null || isErased(item)) &&
  (!asksMeasure || item.measure !== null || item.recordKind === 'contribution');

/** Collects what was decided, in pages. Errors: `review-open`. */
export async function gather(scope: Scope, parts: RightsParts, part: PartRow): Promise<Gathered> {
  const into: Gathering = {
    shown: [],
    reasons: new Set(),
    purposes: new Set(),
    others: new Set(),
    decisions: new Map(),
    withheld: 0,
  };
  const asksMeasure = measureOfRight(part.right) !== undefined;
  const purposes = searchedPurposes(legalOf(scope, parts).document);
  let after: string | undefined;
  for (;;) {
    const items = await findItems(scope, part.id, after, PAGE);
    if (!items.every((item) => isDecided(item, asksMeasure))) refuse('review-open');
    const ids = items.map((item) => item.mentionId);
    const records = new Map(
      (await parts.records.read(scope, part.id, purposes, ids)).map((record) => [record.mentionId, record]),
    );
    for (const item of items) {
      addDecision(into, item);
      const record = records.get(item.mentionId);
      if (record !== undefined) addRecord(into, item, record);
    }
    if (items.length < PAGE) break;
    after = items.at(-1)?.mentionId;
  }
  const { shown, reasons, others, decisions, withheld } = into;
  return {
    shown,
    withheld,
    reasons: [...reasons],
    purposes: [...into.purposes],
    others: [...others],
    decisions: [...decisions.values()],
  };
}

/** What the requester gave with consent or for a contract, of what may be shown. */
export function takenAlong(scope: Scope, parts: RightsParts, gathered: Gathered) {
  const { purposes } = legalOf(scope, parts).document;
  const groundsOf = (code: string) => portableGrounds(purposes.get(code)?.legalBasis ?? []);
  const under = gathered.shown.filter(({ record }) => groundsOf(record.purposeCode).length > 0);
  const given = under.filter(({ item }) => item.givenByRequester);
  return {
    given,
    groundsOf,
    transfer: {
      count: given.length,
      refused: gathered.purposes.filter((code) => groundsOf(code).length === 0),
      notGiven: under.length - given.length,
    },
  };
}
