import { thousands } from './thousands.ts';

/** A row longer than this is a quote that was never closed, or no table at all. In characters. */
export const longestRow = 2_000_000;

export const tooLong = (path: string, line: number): string =>
  `${path}, line ${line}: this row is longer than ${thousands(longestRow)} characters, too long for a table.`;
