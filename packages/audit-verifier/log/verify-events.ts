import { toBase64 } from '../bytes/bytes.ts';
import { verifyInclusion } from '../tree/verify.ts';
import { type CheckpointLine, type EventLine, hashesOf } from './export-lines.ts';
import type { Finding } from './findings.ts';
import { entryHash, isBackDated, payloadHash } from './leaf.ts';
import type { PlacedCheckpoint } from './verify-checkpoints.ts';

export type PlacedEvent = { readonly line: number; readonly event: EventLine };

/** `hash` is undefined after an event that is not the one of the log: the link to that one can not be looked at. */
type Before = { readonly hash: string | undefined; readonly sequencedAt: string; readonly after: string };
const NOTHING: Before = { hash: '', sequencedAt: '', after: '' };

/** Without a checkpoint no event can be held against the log; what they say of each other still can. */
type Words = { readonly organisation: string; readonly checkpoint: PlacedCheckpoint | undefined };

/** Walks the events of one organisation in their order; finds what is changed, missing, too many, moved or back-dated. */
export class EventWalk {
  readonly findings: Finding[] = [];
  backDated = 0;
  payloadsDropped = 0;
  private expected = 1;
  private before = NOTHING;
  private readonly seen = new Set<number>();
  private readonly places = new Map<number, number>();
  private readonly words: Words;
  private readonly closings: readonly CheckpointLine[];

  constructor(words: Words, events: readonly PlacedEvent[], closings: readonly CheckpointLine[]) {
    this.words = words;
    this.closings = closings;
    for (const { event } of events)
      this.places.set(event.leaf.sequence, (this.places.get(event.leaf.sequence) ?? 0) + 1);
    for (const event of events) this.check(event);
  }

  /** The sequence that would come after the last event. */
  get next(): number {
    return this.expected;
  }

  /** Leaf hash of the last event. */
  get last(): string {
    return this.before.hash ?? '';
  }

  private add(line: number, code: Finding['code'], params: Finding['params']): void {
    this.findings.push({ file: 'events.jsonl', line, code, params });
  }

  private check({ line, event }: PlacedEvent): void {
    const { leaf } = event;
    const hash = entryHash(leaf);
    const { organisation, checkpoint } = this.words;
    const params = { sequence: leaf.sequence, event: leaf.event.id };
    if (leaf.organisation !== organisation)
      this.add(line, 'event-of-other-organisation', { ...params, organisation: leaf.organisation });
    const proof = hashesOf(event.proof);
    const stands =
      checkpoint === undefined ||
      verifyInclusion(hash, event.position, checkpoint.size, proof, checkpoint.root);
    if (!stands) {
      const twice = (this.places.get(leaf.sequence) ?? 0) > 1 || leaf.sequence < this.expected;
      this.add(line, twice ? 'event-inserted' : 'event-changed', params);
      if (twice) return;
    }
    if (!this.checkOrder(line, event)) return;
    const link = this.before.hash;
    if (stands && link !== undefined && leaf.previous !== link) this.add(line, 'event-changed', params);
    this.checkPayload(line, event);
    this.checkTimes(line, event);
    this.before = {
      hash: stands ? toBase64(hash) : undefined,
      sequencedAt: leaf.sequencedAt,
      after: leaf.after,
    };
  }

  /** False when the event has no place here. */
  private checkOrder(line: number, { leaf }: EventLine): boolean {
    const { sequence } = leaf;
    const wanted = this.expected;
    if (this.seen.has(sequence)) {
      this.add(line, 'event-inserted', { event: leaf.event.id, sequence });
      return false;
    }
    this.seen.add(sequence);
    if (sequence === wanted) {
      this.expected += 1;
      return true;
    }
    if (sequence < wanted || this.places.has(wanted)) this.add(line, 'event-reordered', { sequence, wanted });
    else this.add(line, 'event-removed', { sequence: wanted });
    this.expected = Math.max(wanted, sequence + 1);
    // What came before is not here, so the link to it says nothing.
    this.before = { ...this.before, hash: leaf.previous };
    return true;
  }

  private checkPayload(line: number, { leaf, payload }: EventLine): void {
    if (payload === null) this.payloadsDropped += 1;
    else if (payloadHash(payload) !== leaf.payloadHash)
      this.add(line, 'payload-changed', { sequence: leaf.sequence, event: leaf.event.id });
  }

  private checkTimes(line: number, event: EventLine): void {
    const { sequence, sequencedAt, after } = event.leaf;
    const { occurredAt } = event.leaf.event;
    if (sequencedAt < this.before.sequencedAt)
      this.add(line, 'time-went-back', { time: sequencedAt, earlier: this.before.sequencedAt });
    if (after < this.before.after)
      this.add(line, 'time-went-back', { time: after, earlier: this.before.after });
    this.checkAgainstClosings(line, event);
    if (!isBackDated(occurredAt, this.complete(event))) return;
    this.backDated += 1;
    this.add(line, 'event-back-dated', { sequence, occurredAt, after: this.complete(event) });
  }

  /** How far the log was complete before this event, by its own leaf and by the checkpoints of the export. */
  private complete({ leaf, position }: EventLine): string {
    const known = this.closings.filter(({ size }) => size <= position);
    const latest =
      known
        .map(({ closing }) => closing.completeUntil)
        .toSorted()
        .at(-1) ?? '';
    return [latest, leaf.after].toSorted().at(-1) ?? leaf.after;
  }

  private checkAgainstClosings(line: number, { leaf, position }: EventLine): void {
    const { sequencedAt } = leaf;
    for (const { size, closing } of this.closings) {
      const early = position >= size && sequencedAt < closing.at;
      const late = position < size && sequencedAt > closing.at;
      if (!early && !late) continue;
      this.add(line, 'time-went-back', { time: sequencedAt, earlier: closing.at });
      return;
    }
  }
}
