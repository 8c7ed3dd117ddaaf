import { toBase64, utf8 } from '../bytes/bytes.ts';
import { sha256 } from '../bytes/sha256.ts';
import { type CheckpointLine, formatLine } from '../log/export-lines.ts';
import { formatKeyFile, rotationText } from '../log/key-file.ts';
import {
  CLOSING_LEAF,
  type ClosingLeaf,
  closingHash,
  ENTRY_LEAF,
  type EntryLeaf,
  entryHash,
  HEAD_LEAF,
  type HeadLeaf,
  headHash,
  headSalt,
  type Payload,
  payloadHash,
} from '../log/leaf.ts';
import type { ExportFiles } from '../log/verify-export.ts';
import { checkpointText } from '../note/checkpoint.ts';
import { type Ed25519Signer, ed25519Signer } from '../note/ed25519.ts';
import { formatKey, verifierKey } from '../note/keys.ts';
import { cosign, formatNote, type NoteSignature, signNote } from '../note/note.ts';
import { MemoryTree } from '../tree/memory-tree.ts';

const ORIGIN = 'log.example/audit';
const seedOf = (word: string): Uint8Array => sha256(utf8(word));
const textOf = (word: string): string => toBase64(seedOf(word).subarray(0, 16));

/** ISO text with six decimals, so many seconds after a morning in January. */
export const moment = (seconds: number): string =>
  new Date(Date.UTC(2026, 0, 5, 8) + seconds * 1000).toISOString().replace('Z', '000Z');

type Kept = { readonly position: number; readonly leaf: EntryLeaf; readonly payload: Payload };
type Closed = {
  readonly size: number;
  readonly leaf: ClosingLeaf;
  readonly heads: HeadLeaf[];
  signatures: NoteSignature[];
};

/** A small log in memory, made as the product makes its own: for the tests. */
export class MadeLog {
  readonly tree = new MemoryTree();
  readonly entries: Kept[] = [];
  readonly closed: Closed[] = [];
  readonly keys: { signer: Ed25519Signer; rotation?: string }[];
  readonly witnesses = new Map<string, Ed25519Signer>();
  private readonly heads = new Map<string, { count: number; last: string }>();
  private made = 0;

  private constructor(signer: Ed25519Signer) {
    this.keys = [{ signer }];
  }

  static async open(secret = 'log key'): Promise<MadeLog> {
    return new MadeLog(await ed25519Signer(seedOf(secret)));
  }

  get key(): string {
    return formatKey(verifierKey(ORIGIN, 1, this.keys[0]!.signer.publicKey));
  }

  add(organisation: string, seconds: number, occurred = seconds): void {
    this.made += 1;
    const head = this.heads.get(organisation) ?? { count: 0, last: '' };
    const payload = { salt: textOf(`payload ${this.made}`), fields: ['name'], detail: { shown: this.made } };
    const leaf: EntryLeaf = {
      v: ENTRY_LEAF,
      organisation,
      sequence: head.count + 1,
      previous: head.last,
      salt: textOf(`leaf ${this.made}`),
      sequencedAt: moment(seconds),
      after: this.closed.at(-1)?.leaf.completeUntil ?? moment(0),
      payloadHash: payloadHash(payload),
      event: {
        id: `event-${this.made}`,
        occurredAt: moment(occurred),
        action: 'signal.read',
        actorName: 'Noor',
      },
      entry: { number: 0, recordIds: [`record-${this.made % 7}`] },
    };
    const hash = entryHash(leaf);
    this.entries.push({ position: this.tree.size, leaf, payload });
    this.tree.addHash(hash);
    this.heads.set(organisation, { count: head.count + 1, last: toBase64(hash) });
  }

  async close(seconds: number): Promise<void> {
    const heads = [...this.heads]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([organisation, { count, last }]): HeadLeaf => ({
          v: HEAD_LEAF,
          organisation,
          count,
          last,
          salt: headSalt(seedOf(`closing ${seconds}`), organisation),
        }),
      );
    const leaf: ClosingLeaf = {
      v: CLOSING_LEAF,
      at: moment(seconds),
      completeUntil: moment(seconds),
      clockBehind: 0,
      organisations: heads.length,
      heads: toBase64(this.headTree(heads).root()),
    };
    this.tree.addHash(closingHash(leaf));
    const text = this.textAt(this.tree.size);
    const signature = await signNote(text, ORIGIN, this.keys.at(-1)!.signer);
    this.closed.push({ size: this.tree.size, leaf, heads, signatures: [signature] });
  }

  async cosign(name: string, seconds: number): Promise<void> {
    const signer = this.witnesses.get(name) ?? (await ed25519Signer(seedOf(name)));
    this.witnesses.set(name, signer);
    const last = this.closed.at(-1)!;
    const at = Math.floor(Date.parse(moment(seconds)) / 1000);
    last.signatures.push(await cosign(this.textAt(last.size), name, signer, at));
  }

  async rotate(secret: string): Promise<void> {
    const signer = await ed25519Signer(seedOf(secret));
    const next = verifierKey(ORIGIN, 1, signer.publicKey);
    const text = rotationText({ origin: ORIGIN, next, size: this.tree.size });
    const before = this.keys.at(-1)!.signer;
    const signatures = [await signNote(text, ORIGIN, before), await signNote(text, ORIGIN, signer)];
    this.keys.push({ signer, rotation: formatNote({ text, signatures }) });
  }

  exportOf(organisation: string): ExportFiles {
    const last = this.closed.at(-1)!;
    const own = this.entries.filter(
      ({ leaf, position }) => leaf.organisation === organisation && position < last.size,
    );
    const index = last.heads.findIndex((head) => head.organisation === organisation);
    const lines = [
      formatLine({ type: 'export', v: 1, origin: ORIGIN, organisation, events: own.length }),
      ...own.map(({ position, leaf, payload }) =>
        formatLine({
          type: 'event',
          position,
          leaf,
          payload,
          proof: this.tree.inclusion(position, last.size).map(toBase64),
        }),
      ),
      ...this.closed.map((closed, place) => formatLine(this.checkpointLine(closed, this.closed[place + 1]))),
      formatLine({
        type: 'head',
        head: last.heads[index]!,
        index,
        proof: this.headTree(last.heads).inclusion(index).map(toBase64),
      }),
    ];
    return { events: lines.join(''), checkpoints: this.checkpoints(), keys: this.keyFile() };
  }

  checkpoints(): string {
    return this.closed
      .map(({ size, signatures }) => formatNote({ text: this.textAt(size), signatures }))
      .join('\n');
  }

  keyFile(): string {
    return formatKeyFile(
      this.keys.map(({ signer }) => formatKey(verifierKey(ORIGIN, 1, signer.publicKey))),
      [...this.witnesses].map(([name, signer]) => formatKey(verifierKey(name, 4, signer.publicKey))),
      this.keys.flatMap(({ rotation }) => (rotation === undefined ? [] : [rotation])),
    );
  }

  textAt(size: number): string {
    return checkpointText({ origin: ORIGIN, size, root: this.tree.root(size) });
  }

  private checkpointLine(closed: Closed, next: Closed | undefined): CheckpointLine {
    const { size, leaf, signatures } = closed;
    return {
      type: 'checkpoint',
      size,
      closing: leaf,
      proof: this.tree.inclusion(size - 1, size).map(toBase64),
      next: next === undefined ? [] : this.tree.consistency(size, next.size).map(toBase64),
      witnesses: signatures.slice(1).map(({ name, hash }) => `${name}+${hash}`),
    };
  }

  private headTree(heads: readonly HeadLeaf[]): MemoryTree {
    const tree = new MemoryTree();
    for (const head of heads) tree.addHash(headHash(head));
    return tree;
  }
}

/** Two organisations, three checkpoints, a key that was rotated, two witnesses of whom one signed twice. */
export async function madeLog(secret?: string): Promise<MadeLog> {
  const log = await MadeLog.open(secret);
  for (let i = 1; i <= 5; i += 1) log.add(i % 2 === 0 ? 'b' : 'a', i);
  await log.close(10);
  await log.cosign('witness.example/b', 11);
  await log.rotate(`${secret} second`);
  for (let i = 20; i <= 26; i += 1) log.add(i % 3 === 0 ? 'b' : 'a', i);
  await log.close(30);
  await log.cosign('witness.example/b', 31);
  await log.cosign('witness.example/c', 32);
  for (let i = 200; i <= 203; i += 1) log.add(i % 2 === 0 ? 'b' : 'a', i);
  await log.close(210);
  return log;
}
