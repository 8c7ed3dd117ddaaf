import { expect, it } from 'vitest';
import { CellColumn } from './columns.ts';

const many = 50_000;

it.each([
  ['of few different texts', (at: number) => `a street of some length ${at % 7}`],
  ['of nearly only different texts', (at: number) => `a street of some length ${at}`],
  ['of which half is empty', (at: number) => (at % 2 === 0 ? '' : `short ${at % 3}`)],
])('keeps the cells of a column %s in their order, before and after it looked for repeats', (_, textAt) => {
  const column = new CellColumn();
  const texts = Array.from({ length: many + 10 }, (_, at) => textAt(at));
  for (const text of texts) column.add(text);
  expect(column.finish()).toEqual(texts);
});
