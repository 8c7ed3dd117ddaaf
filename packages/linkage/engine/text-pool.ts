import { sharedBytes, sharedNumbers } from './shared.ts';

/**
 * Texts of one table, each kept once: text `id` stands in `bytes` from `starts[id]` up to `starts[id + 1]`.
 * Only a-z, 0-9 and the space are kept apart; any other character becomes one of the bytes above them, so that a text that was
 * not written in Latin letters still compares. Id 0 is the empty text.
 */
export type TextPool = {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  /** Which letters a text has, one bit each; a quick way to see that two texts cannot be alike. */
  readonly letters: Uint32Array;
};

const ASCII_END = 0x80;
const OTHER_SCRIPTS = 0x80;

const byteOf = (code: number): number => (code < ASCII_END ? code : OTHER_SCRIPTS | (code & 0x7f));

function doubled(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

/** Collects texts; `freeze` gives the pool in memory that threads can share. */
export class TextPoolBuilder {
  readonly #ids = new Map<string, number>([['', 0]]);
  #bytes = new Uint8Array(1 << 16);
  #starts = new Uint32Array(1 << 10);
  #letters = new Uint32Array(1 << 10);
  #length = 0;

  /** The id of a text, the same for the same text. */
  add(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = this.#ids.size;
    this.#ids.set(text, id);
    this.#room(text.length, id + 2);
    let letters = 0;
    for (let at = 0; at < text.length; at++) {
      const byte = byteOf(text.charCodeAt(at));
      this.#bytes[this.#length + at] = byte;
      letters |= 1 << (byte & 31);
    }
    this.#letters[id] = letters;
    this.#length += text.length;
    this.#starts[id + 1] = this.#length;
    return id;
  }

  get size(): number {
    return this.#ids.size;
  }

  /** What is in the pool by now; later additions may replace the arrays, so ask anew after them. */
  get view(): TextPool {
    return { bytes: this.#bytes, starts: this.#starts, letters: this.#letters };
  }

  freeze(): TextPool {
    const bytes = sharedBytes(this.#length);
    bytes.set(this.#bytes.subarray(0, this.#length));
    const starts = sharedNumbers(this.#ids.size + 1);
    starts.set(this.#starts.subarray(0, this.#ids.size + 1));
    const letters = sharedNumbers(this.#ids.size);
    letters.set(this.#letters.subarray(0, this.#ids.size));
    return { bytes, starts, letters };
  }

  #room(letters: number, texts: number): void {
    if (this.#length + letters > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + letters));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    if (texts >= this.#starts.length) {
      this.#starts = doubled(this.#starts);
      this.#letters = doubled(this.#letters);
    }
  }
}

export const lengthOf = (pool: TextPool, id: number): number =>
  (pool.starts[id + 1] ?? 0) - (pool.starts[id] ?? 0);

/** How many bits of a whole number of 32 bits are set. */
export function bitsIn(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
