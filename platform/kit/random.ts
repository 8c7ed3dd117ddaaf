/** Unpredictable bytes; works in the browser and on the server. */
export const randomBytes = (count: number): Uint8Array =>
  globalThis.crypto.getRandomValues(new Uint8Array(count));

/** Evenly chosen whole number, 0 <= n < limit; limit at most 256. */
export const randomBelow = (limit: number): number => {
  const highest = 256 - (256 % limit);
  for (;;) {
    const [byte = 0] = randomBytes(1);
    // Bytes past the last whole multiple would favour the low numbers.
    if (byte < highest) return byte % limit;
  }
};
