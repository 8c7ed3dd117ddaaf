/** Bytes asked ahead: a call of the operating system per id or per letter of a reference costs more than the work itself. */
const ahead = new Uint8Array(1_024);
let taken = ahead.length;

/** Unpredictable bytes, each given out once; works in the browser and on the server. */
export const randomBytes = (count: number): Uint8Array => {
  if (count > ahead.length) return globalThis.crypto.getRandomValues(new Uint8Array(count));
  if (taken + count > ahead.length) {
    globalThis.crypto.getRandomValues(ahead);
    taken = 0;
  }
  const given = ahead.slice(taken, taken + count);
  ahead.fill(0, taken, taken + count);
  taken += count;
  return given;
};

/** Evenly chosen whole number, 0 <= n < limit; limit at most 256. */
export const randomBelow = (limit: number): number => {
  const highest = 256 - (256 % limit);
  for (;;) {
    const [byte = 0] = randomBytes(1);
    // Bytes past the last whole multiple would favour the low numbers.
    if (byte < highest) return byte % limit;
  }
};
