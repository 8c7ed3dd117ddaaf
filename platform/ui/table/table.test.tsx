import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { accessibilityFaults, renderInApp } from '../test-support.tsx';
import { type Column, DataTable, type DataTableProps } from './DataTable.tsx';
import { FilterBar, FilterChoice } from './FilterBar.tsx';
import { Pager } from './Pager.tsx';

type Row = { id: string; title: string };
const rows: Row[] = [
  { id: '1', title: 'Vaten in berm' },
  { id: '2', title: 'Zaak zonder klanten' },
];
const columns: Column<Row>[] = [
  { key: 'title', header: 'Onderwerp', sortKey: 'title', rowHeader: true, cell: (row) => row.title },
  { key: 'open', header: 'Openen', hideHeader: true, cell: () => 'open' },
];

function Example(props: Partial<DataTableProps<Row>>) {
  return <DataTable caption="Signalen" columns={columns} rows={rows} rowKey={(row) => row.id} {...props} />;
}

test('a header asks the server to sort, the other way round at the second time', async () => {
  const onSort = vi.fn();
  const { container } = await renderInApp(
    <Example sort={{ key: 'title', descending: false }} onSort={onSort} />,
  );
  expect(screen.getByRole('columnheader', { name: 'Onderwerp' }).getAttribute('aria-sort')).toBe('ascending');
  await userEvent.click(screen.getByRole('button', { name: 'Onderwerp' }));
  expect(onSort).toHaveBeenCalledWith({ key: 'title', descending: true });
  expect(await accessibilityFaults(container)).toEqual([]);
});

function Chosen() {
  const [selected, setSelected] = useState(new Set<string>());
  return (
    <Example
      selected={selected}
      onSelect={setSelected}
      rowLabel={(row) => row.title}
      selectionActions="doen"
    />
  );
}

test('rows can be chosen one by one and all at once', async () => {
  const { container } = await renderInApp(<Chosen />);
  await userEvent.click(screen.getByRole('checkbox', { name: 'Vaten in berm' }));
  expect(screen.getByRole('status').textContent).toContain('1 gekozen');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Alles op deze bladzijde kiezen' }));
  expect(screen.getByRole('status').textContent).toContain('2 gekozen');
  expect(await accessibilityFaults(container)).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Keuze wissen' }));
  expect(screen.queryByRole('status')).toBeNull();
});

test('while fetching the table is busy; without rows it says so', async () => {
  const { unmount } = await renderInApp(<Example rows={undefined} />);
  expect(screen.getByRole('table').getAttribute('aria-busy')).toBe('true');
  unmount();
  await renderInApp(<Example rows={[]} />);
  expect(screen.getByText('Niets gevonden')).toBeDefined();
});

test('the pager counts what you may see and goes on by cursor', async () => {
  const pages = { cursor: undefined, index: 1, size: 25, next: vi.fn(), previous: vi.fn() };
  await renderInApp(<Pager pages={pages} page={{ next: 'abc', count: 60 }} shown={25} />);
  expect(screen.getByRole('status').textContent).toContain('26 tot en met 50 van 60');
  await userEvent.click(screen.getByRole('button', { name: 'volgende' }));
  expect(pages.next).toHaveBeenCalledWith('abc');
});

function Filters() {
  const [value, setValue] = useState<string[]>([]);
  return (
    <FilterBar>
      <FilterChoice
        label="Behandelaar"
        value={value}
        onValueChange={setValue}
        options={[{ value: 'none', label: 'niemand' }]}
      />
    </FilterBar>
  );
}

test('a filter shows what was chosen and can be taken away', async () => {
  const { container } = await renderInApp(<Filters />);
  await userEvent.click(screen.getByRole('button', { name: 'Behandelaar' }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'niemand' }));
  expect(screen.getByRole('button', { name: 'Behandelaar: niemand' })).toBeDefined();
  expect(await accessibilityFaults(container)).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Filter Behandelaar weghalen' }));
  expect(screen.getByRole('button', { name: 'Behandelaar' })).toBeDefined();
});
