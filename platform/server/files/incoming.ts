import { createHash, type Hash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { type FileProblem, FileProblemError } from './file-problem.ts';

/** A stream of which the beginning was looked at; `all` gives everything, beginning included. */
export interface Incoming {
  readonly head: Buffer;
  readonly all: AsyncIterable<Uint8Array>;
  /** Lets go of what was not read, or a sender would wait for ever with its hands full. */
  release(): Promise<void>;
}

/**
 * Reads at least `headLength` bytes ahead (fewer when there are no more).
 * The source is never destroyed here: a sender whose file is refused must still be able to read the answer.
 */
export async function lookAhead(source: Readable, headLength: number): Promise<Incoming> {
  const iterator = source.iterator({ destroyOnReturn: false });
  const parts: Buffer[] = [];
  let length = 0;
  while (length < headLength) {
    const next = await iterator.next();
    if (next.done === true) break;
    const chunk = Buffer.from(next.value);
    parts.push(chunk);
    length += chunk.length;
  }
  const head = Buffer.concat(parts, length);
  async function* all(): AsyncGenerator<Uint8Array> {
    yield head;
    for await (const chunk of { [Symbol.asyncIterator]: () => iterator }) {
      length += chunk.length;
      yield chunk;
    }
    // Multipart readers cut a stream at their own limit and only say so afterwards.
    if ('truncated' in source && source.truncated === true) {
      throw new FileProblemError({ code: 'file-too-large', maximumBytes: length });
    }
  }
  const release = async (): Promise<void> => {
    await iterator.return?.();
    source.resume();
  };
  return { head, all: all(), release };
}

/** Passes a stream on and stops it with FileProblemError at the first byte above the limit. */
export async function* upTo(
  source: AsyncIterable<Uint8Array>,
  maximumBytes: number,
): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of source) {
    length += chunk.length;
    if (length > maximumBytes) throw new FileProblemError({ code: 'file-too-large', maximumBytes });
    yield chunk;
  }
}

/** Passes a stream on and stops it with `problem` when `holds` no longer holds for a chunk. */
export async function* whileHolds(
  source: AsyncIterable<Uint8Array>,
  holds: (chunk: Uint8Array) => boolean,
  problem: FileProblem,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    if (!holds(chunk)) throw new FileProblemError(problem);
    yield chunk;
  }
}

export async function wholeOf(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of source) parts.push(chunk);
  return Buffer.concat(parts);
}

export interface Measure {
  readonly stream: AsyncIterable<Uint8Array>;
  /** After the stream ended: its length in bytes and its SHA-256 in hex. */
  result(): { size: number; sha256: string };
}

export function measured(source: AsyncIterable<Uint8Array>): Measure {
  const hash: Hash = createHash('sha256');
  let size = 0;
  async function* pass(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      size += chunk.length;
      hash.update(chunk);
      yield chunk;
    }
  }
  return { stream: pass(), result: () => ({ size, sha256: hash.digest('hex') }) };
}

/** Lets at most `most` tasks run at once; the others wait their turn. */
export function turnstile(most: number): <Value>(task: () => Promise<Value>) => Promise<Value> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await task();
    } finally {
      // The place goes straight to the next one, so `running` stays as it is.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
