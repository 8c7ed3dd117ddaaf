/* SHA-256 (FIPS 180-4). Own code, because the tree needs many thousands of hashes at once, the browser gives only one
   at a time and later, and the package depends on nothing; a test holds it against the one of Node. */

const ROUND_CONSTANTS = new Uint32Array(64);
const START = new Uint32Array(8);

/** The first 32 bits of the fractional part of a root of a prime, as the standard makes its constants. */
function fillConstants(): void {
  const bits = (root: number): number => ((root % 1) * 2 ** 32) | 0;
  let found = 0;
  for (let candidate = 2; found < 64; candidate += 1) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor += 1)
      if (candidate % divisor === 0) prime = false;
    if (!prime) continue;
    if (found < 8) START[found] = bits(candidate ** 0.5);
    ROUND_CONSTANTS[found] = bits(Math.cbrt(candidate));
    found += 1;
  }
}
fillConstants();

const at = (words: Uint32Array, index: number): number => words[index] as number;
const schedule = new Uint32Array(64);

function expand(block: Uint8Array, offset: number): void {
  for (let i = 0; i < 16; i += 1) {
    const place = offset + i * 4;
    schedule[i] =
      ((block[place] as number) << 24) |
      ((block[place + 1] as number) << 16) |
      ((block[place + 2] as number) << 8) |
      (block[place + 3] as number);
  }
  for (let i = 16; i < 64; i += 1) {
    const a = at(schedule, i - 15);
    const b = at(schedule, i - 2);
    const small = ((a >>> 7) | (a << 25)) ^ ((a >>> 18) | (a << 14)) ^ (a >>> 3);
    const large = ((b >>> 17) | (b << 15)) ^ ((b >>> 19) | (b << 13)) ^ (b >>> 10);
    schedule[i] = (at(schedule, i - 16) + small + at(schedule, i - 7) + large) | 0;
  }
}

function compress(state: Uint32Array, block: Uint8Array, offset: number): void {
  expand(block, offset);
  let a = at(state, 0);
  let b = at(state, 1);
  let c = at(state, 2);
  let d = at(state, 3);
  let e = at(state, 4);
  let f = at(state, 5);
  let g = at(state, 6);
  let h = at(state, 7);
  for (let i = 0; i < 64; i += 1) {
    const one = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const first = (h + one + ((e & f) ^ (~e & g)) + at(ROUND_CONSTANTS, i) + at(schedule, i)) | 0;
    const zero = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const second = (zero + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  const added = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i += 1) state[i] = (at(state, i) + (added[i] as number)) | 0;
}

/** The last block or two: what is left of the message, a one bit, and the length in bits. */
function lastBlocks(rest: Uint8Array, length: number): Uint8Array {
  const blocks = new Uint8Array(rest.length < 56 ? 64 : 128);
  blocks.set(rest);
  blocks[rest.length] = 0x80;
  const view = new DataView(blocks.buffer);
  view.setUint32(blocks.length - 8, Math.floor(length / 2 ** 29));
  view.setUint32(blocks.length - 4, (length << 3) >>> 0);
  return blocks;
}

/** The SHA-256 hash, 32 bytes. */
export function sha256(message: Uint8Array): Uint8Array {
  const state = START.slice();
  const whole = message.length - (message.length % 64);
  for (let offset = 0; offset < whole; offset += 64) compress(state, message, offset);
  const last = lastBlocks(message.subarray(whole), message.length);
  for (let offset = 0; offset < last.length; offset += 64) compress(state, last, offset);
  const hash = new Uint8Array(32);
  const view = new DataView(hash.buffer);
  for (let i = 0; i < 8; i += 1) view.setUint32(i * 4, at(state, i));
  return hash;
}
