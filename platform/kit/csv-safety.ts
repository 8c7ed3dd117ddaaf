const startsFormula = /^[=+\-@\t\r]/;
const defused = /^'[=+\-@\t\r]/;

/** A cell that a spreadsheet could take for a formula gets an apostrophe in front, so that it stays text. */
export const defuseCell = (text: string): string => (startsFormula.test(text) ? `'${text}` : text);

/** Takes that apostrophe away again, so that a file that we wrote reads as it was. */
export const restoreCell = (text: string): string => (defused.test(text) ? text.slice(1) : text);

/** One cell of a CSV line: defused, and quoted when it holds the delimiter, a quote, a line break or outer space. */
export const csvCell = (text: string, delimiter = ';'): string => {
  const safe = defuseCell(text);
  const needsQuotes = safe.includes(delimiter) || /["\r\n]|^\s|\s$/.test(safe);
  return needsQuotes ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** One line with its line break (CRLF, as RFC 4180 and spreadsheets expect). */
export const csvLine = (cells: readonly string[], delimiter = ';'): string =>
  `${cells.map((cell) => csvCell(cell, delimiter)).join(delimiter)}\r\n`;
