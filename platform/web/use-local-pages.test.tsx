import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { Pager } from '../ui/table/Pager.tsx';
import { renderInApp } from '../ui/test-support.tsx';
import { useLocalPages } from './use-local-pages.ts';

const ROWS = Array.from({ length: 40 }, (_, at) => `row ${at + 1}`);

function List() {
  const [few, setFew] = useState(false);
  const { pages, rows, page } = useLocalPages(few ? ROWS.slice(0, 3) : ROWS, String(few));
  return (
    <>
      <button type="button" onClick={() => setFew(true)}>
        few
      </button>
      <ul>
        {rows?.map((row) => (
          <li key={row}>{row}</li>
        ))}
      </ul>
      <Pager pages={pages} page={page} shown={rows?.length ?? 0} />
    </>
  );
}

const shown = () => screen.getAllByRole('listitem').map((row) => row.textContent);
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

test('rows that are all there are paged through, forth and back', async () => {
  await renderInApp(<List />);
  expect(shown()).toEqual(ROWS.slice(0, 25));
  expect(screen.getByRole('status').textContent).toMatch(/^1 tot en met 25 van 40/);
  press('volgende');
  expect(shown()).toEqual(ROWS.slice(25));
  expect(screen.queryByRole('button', { name: 'volgende' })).toBeNull();
  press('vorige');
  expect(shown()).toEqual(ROWS.slice(0, 25));
});

test('another filter begins at its first page', async () => {
  await renderInApp(<List />);
  press('volgende');
  press('few');
  expect(shown()).toEqual(ROWS.slice(0, 3));
});
