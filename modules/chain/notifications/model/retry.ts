const MINUTE = 60_000;
const LONGEST = 6 * 60 * MINUTE;

/** How long to wait after the given number of failed attempts, in milliseconds: 1, 2, 4 … minutes, at most six hours. */
export const waitAfter = (attempts: number): number =>
  Math.min(LONGEST, MINUTE * 2 ** Math.max(0, attempts - 1));
