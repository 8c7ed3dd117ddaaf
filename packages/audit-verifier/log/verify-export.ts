import { verifyConsistency, verifyInclusion } from '../tree/verify.ts';
import {
  type CheckpointLine,
  type ExportLine,
  type HeaderLine,
  type HeadLine,
  hashesOf,
  parseLine,
} from './export-lines.ts';
import type { Finding } from './findings.ts';
import { closingHash, headHash } from './leaf.ts';
import {
  type Checkpoints,
  compareEarlier,
  type PlacedCheckpoint,
  verifyCheckpoints,
} from './verify-checkpoints.ts';
import { EventWalk, type PlacedEvent } from './verify-events.ts';
import { keyName, type TrustedKeys, verifyKeys } from './verify-keys.ts';

/** The three files of an export, as text. */
export type ExportFiles = { readonly events: string; readonly checkpoints: string; readonly keys: string };

export type VerifyOptions = {
  /** First key of the log, got another way than with the export. */
  readonly logKey?: string;
  /** Checkpoints that the reader, or a witness, kept from before. */
  readonly earlier?: string;
  /** How many different witnesses must have signed. */
  readonly witnesses?: number;
  /** Back-dated events are counted and no longer break the proof: who reads has looked at them. */
  readonly acceptBackDated?: boolean;
};

type WitnessFact = { readonly key: string; readonly size: number; readonly seconds: number };

/** What the export says, of which `proven` tells whether all of it was proven. */
export type Report = {
  readonly proven: boolean;
  /** In the order of the files keys, checkpoints, events, and in each by line. */
  readonly findings: readonly Finding[];
  readonly organisation: string;
  readonly origin: string;
  readonly events: number;
  readonly backDated: number;
  readonly payloadsDropped: number;
  readonly size: number;
  readonly completeUntil: string;
  /** Milliseconds that the clock of the log stood back at the last checkpoint. */
  readonly clockBehind: number;
  readonly checkpoints: number;
  readonly logKeys: readonly string[];
  readonly witnesses: readonly WitnessFact[];
};

type Placed<Line> = { readonly line: number; readonly value: Line };
type Parsed = { readonly lines: readonly Placed<ExportLine>[]; readonly findings: Finding[] };

const broken = (line: number, code: Finding['code'], params: Finding['params'] = {}): Finding => ({
  file: 'events.jsonl',
  line,
  code,
  params,
});

function parseEvents(source: string): Parsed {
  const findings: Finding[] = [];
  const lines: Placed<ExportLine>[] = [];
  const texts = source.split('\n');
  if (texts.pop() !== '') findings.push(broken(texts.length + 1, 'line-damaged'));
  for (const [index, text] of texts.entries()) {
    const value = parseLine(text);
    if (value === undefined) findings.push(broken(index + 1, 'line-damaged'));
    else lines.push({ line: index + 1, value });
  }
  return { lines, findings };
}

const ORDER: readonly ExportLine['type'][] = ['export', 'event', 'checkpoint', 'head'];

/** One header, the events, the checkpoints, one head. */
function checkOrder({ lines, findings }: Parsed): void {
  let stage = 0;
  for (const { line, value } of lines) {
    const next = ORDER.indexOf(value.type);
    const alone = next === 0 ? line !== 1 : next < stage || (next === 3 && stage === 3);
    if (alone) findings.push(broken(line, 'line-out-of-place', { wanted: ORDER[stage] ?? '-' }));
    stage = Math.max(stage, next);
  }
  const end = (lines.at(-1)?.line ?? 0) + 1;
  for (const type of ['export', 'head'] as const) {
    if (!lines.some(({ value }) => value.type === type))
      findings.push(broken(type === 'export' ? 1 : end, 'line-out-of-place', { wanted: type }));
  }
}

const ofType = <Type extends ExportLine['type']>(
  lines: readonly Placed<ExportLine>[],
  type: Type,
): Placed<Extract<ExportLine, { type: Type }>>[] =>
  lines.filter(({ value }) => value.type === type) as Placed<Extract<ExportLine, { type: Type }>>[];

function checkWitnesses(line: number, value: CheckpointLine, checkpoint: PlacedCheckpoint): Finding[] {
  const { size } = value;
  const signed = checkpoint.cosigned.map(({ key }) => key);
  const missing = value.witnesses.filter((key) => !signed.includes(key));
  const extra = signed.filter((key) => !value.witnesses.includes(key));
  return [
    ...missing.map(
      (key): Finding => ({
        file: 'checkpoints.txt',
        line: checkpoint.line,
        code: 'cosignature-missing',
        params: { size, key },
      }),
    ),
    ...extra.map((key) => broken(line, 'cosignature-damaged', { size, key })),
    ...(missing.length + extra.length === 0 && value.witnesses.join() !== signed.join()
      ? [broken(line, 'checkpoints-damaged')]
      : []),
  ];
}

function checkCheckpoint(
  { line, value }: Placed<CheckpointLine>,
  checkpoint: PlacedCheckpoint,
  next: PlacedCheckpoint | undefined,
): Finding[] {
  const { size } = value;
  const findings = checkWitnesses(line, value, checkpoint);
  if (!verifyInclusion(closingHash(value.closing), size - 1, size, hashesOf(value.proof), checkpoint.root))
    findings.push(broken(line, 'closing-differs', { size }));
  const consistent =
    next === undefined ? value.next.length === 0 : verifyConsistency(checkpoint, next, hashesOf(value.next));
  if (!consistent)
    findings.push(broken(line, 'history-rewritten', { earlier: size, size: next?.size ?? size }));
  return findings;
}

/** Every checkpoint has its line, in the same order, and goes on from the one before. */
function checkCheckpoints(lines: readonly Placed<CheckpointLine>[], { list }: Checkpoints): Finding[] {
  const findings: Finding[] = [];
  for (const [index, placed] of lines.entries()) {
    const { size, closing } = placed.value;
    const checkpoint = list.find((one) => one.size === size);
    if (checkpoint === undefined) {
      findings.push({ file: 'checkpoints.txt', line: 1, code: 'checkpoint-missing', params: { size } });
      continue;
    }
    if (list[index] !== checkpoint)
      findings.push(broken(placed.line, 'line-out-of-place', { wanted: list[index]?.size ?? '-' }));
    findings.push(...checkCheckpoint(placed, checkpoint, list[list.indexOf(checkpoint) + 1]));
    const before = lines[index - 1]?.value.closing;
    if (before !== undefined && (closing.at < before.at || closing.completeUntil < before.completeUntil))
      findings.push(broken(placed.line, 'time-went-back', { time: closing.at, earlier: before.at }));
  }
  const named = new Set(lines.map(({ value }) => value.size));
  for (const { size, line } of list)
    if (!named.has(size)) findings.push(broken(line, 'line-out-of-place', { wanted: `checkpoint ${size}` }));
  return findings;
}

function checkHead(
  head: Placed<HeadLine> | undefined,
  header: HeaderLine | undefined,
  last: CheckpointLine | undefined,
  walk: EventWalk,
  found: number,
): Finding[] {
  if (head === undefined || last === undefined) return [];
  const { value, line } = head;
  const { closing } = last;
  const heads = hashesOf([closing.heads])[0] ?? new Uint8Array(0);
  const proven = verifyInclusion(
    headHash(value.head),
    value.index,
    closing.organisations,
    hashesOf(value.proof),
    heads,
  );
  const same =
    value.head.organisation === header?.organisation &&
    value.head.count === found &&
    header.events === found &&
    value.head.last === walk.last;
  if (proven && same) return [];
  if (proven && value.head.count >= walk.next)
    return [broken(line, 'event-removed', { sequence: walk.next })];
  return [broken(line, 'head-differs', { found })];
}

function witnessFacts(keys: TrustedKeys, { list }: Checkpoints, wanted: number) {
  const findings: Finding[] = [];
  const facts: WitnessFact[] = [];
  for (const [index, witness] of keys.witnesses.entries()) {
    const key = keyName(witness);
    const signed = list.flatMap(({ size, cosigned }) =>
      cosigned.filter((one) => one.key === key).map(({ seconds }) => ({ key, size, seconds })),
    );
    const latest = signed.at(-1);
    if (latest !== undefined) facts.push(latest);
    else
      findings.push({
        file: 'keys.txt',
        line: 2 + keys.logs.length + index,
        code: 'witness-missing',
        params: { key },
      });
  }
  if (facts.length < wanted)
    findings.push({
      file: 'checkpoints.txt',
      line: 1,
      code: 'too-few-witnesses',
      params: { found: facts.length, wanted },
    });
  return { findings, facts };
}

/** The checkpoint that the proofs of the export lead to, when it is there and signed by the log. */
function heldBy(
  last: CheckpointLine | undefined,
  { list, findings }: Checkpoints,
): PlacedCheckpoint | undefined {
  const held = last === undefined ? list.at(-1) : list.find(({ size }) => size === last.size);
  const damaged = findings.some(({ code, line }) => code === 'checkpoint-damaged' && line === held?.line);
  return damaged ? undefined : held;
}

async function checkEarlier(
  source: string | undefined,
  keys: TrustedKeys,
  checkpoints: Checkpoints,
): Promise<Finding[]> {
  if (source === undefined) return [];
  const earlier = await verifyCheckpoints(source, keys);
  return [...earlier.findings, ...compareEarlier(earlier, checkpoints)];
}

/**
 * Says of an export what is proven: that every event of the organisation stands in the log, in this order and number,
 * and that the log only grew. Never throws for what stands in the files.
 */
export async function verifyExport(files: ExportFiles, options: VerifyOptions = {}): Promise<Report> {
  const keys = await verifyKeys(files.keys, options.logKey);
  const checkpoints = await verifyCheckpoints(files.checkpoints, keys);
  const parsed = parseEvents(files.events);
  checkOrder(parsed);
  const header = ofType(parsed.lines, 'export')[0]?.value;
  const closings = ofType(parsed.lines, 'checkpoint');
  const events: PlacedEvent[] = ofType(parsed.lines, 'event').map(({ line, value }) => ({
    line,
    event: value,
  }));
  const last = checkpoints.list.at(-1);
  const lastClosing = closings.at(-1)?.value;
  const origin = keys.logs[0]?.key.name ?? '';
  const checkpoint = last ?? { origin, size: 0, root: new Uint8Array(32), line: 1, cosigned: [] };
  const held = heldBy(lastClosing, checkpoints);
  const walk = new EventWalk(
    { organisation: header?.organisation ?? '', checkpoint: held },
    events,
    closings.map(({ value }) => value),
  );
  const inEvents = [
    ...parsed.findings,
    ...(header === undefined || header.origin === origin
      ? []
      : [broken(1, 'checkpoint-of-other-log', { size: checkpoint.size, origin: header.origin })]),
    ...(held === undefined && events.length > 0
      ? [
          broken(events[0]?.line ?? 1, 'events-not-held', {
            size: lastClosing?.size ?? '?',
            found: events.length,
          }),
        ]
      : []),
    ...walk.findings,
    ...checkCheckpoints(closings, checkpoints),
    ...checkHead(ofType(parsed.lines, 'head')[0], header, lastClosing, walk, events.length),
  ];
  const { findings: aboutWitnesses, facts } = witnessFacts(keys, checkpoints, options.witnesses ?? 0);
  const earlier = await checkEarlier(options.earlier, keys, checkpoints);
  const counted = (finding: Finding): boolean =>
    !(options.acceptBackDated === true && finding.code === 'event-back-dated');
  const findings = [
    ...keys.findings,
    ...checkpoints.findings,
    ...earlier,
    ...aboutWitnesses,
    ...inEvents.toSorted((a, b) => a.line - b.line),
  ].filter(counted);
  return {
    proven: findings.length === 0,
    findings,
    organisation: header?.organisation ?? '',
    origin,
    events: events.length,
    backDated: walk.backDated,
    payloadsDropped: walk.payloadsDropped,
    size: checkpoint.size,
    completeUntil: lastClosing?.closing.completeUntil ?? '',
    clockBehind: lastClosing?.closing.clockBehind ?? 0,
    checkpoints: checkpoints.list.length,
    logKeys: keys.logs.map(({ key }) => keyName(key)),
    witnesses: facts,
  };
}
