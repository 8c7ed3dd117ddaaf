import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell, csvLine, defuseCell, restoreCell } from './csv-safety.ts';

test.each(['=1+1', '+31600092886', '-2', '@SUM(A1)', '\tx'])('%s cannot become a formula', (text) => {
  expect(defuseCell(text)).toBe(`'${text}`);
  expect(restoreCell(defuseCell(text))).toBe(text);
});

test.each(["'s nachts", 'gewoon', '', '2-2'])('%s stays as it is, both ways', (text) => {
  expect(defuseCell(text)).toBe(text);
  expect(restoreCell(text)).toBe(text);
});

test('a cell that was made safe always comes back, unless it already looked like one', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!/^'[=+\-@\t\r]/.test(text));
      expect(restoreCell(defuseCell(text))).toBe(text);
    }),
  );
});

test('delimiters, quotes and line breaks are quoted', () => {
  expect(csvCell('a;b')).toBe('"a;b"');
  expect(csvCell('met "haken"')).toBe('"met ""haken"""');
  expect(csvLine(['een', 'twee\ndrie', '-2'])).toBe(`een;"twee\ndrie";'-2\r\n`);
});
