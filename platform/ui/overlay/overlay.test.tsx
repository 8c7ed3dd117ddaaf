import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { accessibilityFaults, renderInApp } from '../test-support.tsx';
import { ConflictDialog } from './ConflictDialog.tsx';
import { ConfirmDialog } from './Dialog.tsx';
import { Menu } from './Menu.tsx';
import { Tabs } from './Tabs.tsx';

const groups = (onSelect: () => void) => [
  {
    key: 'a',
    label: 'Doen',
    items: [
      { key: '1', label: 'Afdrukken' },
      { key: '2', label: 'Intrekken', onSelect },
    ],
  },
  {
    key: 'b',
    label: 'Taal',
    items: [
      { key: 'nl', label: 'Nederlands', checked: true },
      { key: 'en', label: 'English', checked: false },
    ],
  },
];

test('a menu works with the keyboard and gives the focus back', async () => {
  const selected = vi.fn();
  await renderInApp(
    <Menu label="Meer" groups={groups(selected)}>
      Meer
    </Menu>,
  );
  const button = screen.getByRole('button', { name: 'Meer' });
  button.focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(screen.getByRole('menuitemradio', { name: 'Nederlands' })).toBe(document.activeElement);
  await userEvent.keyboard('{Home}{ArrowDown}{Enter}');
  expect(selected).toHaveBeenCalledOnce();
  expect(screen.queryByRole('menu')).toBeNull();
  expect(document.activeElement).toBe(button);
});

test('a letter goes to the item that starts with it, and Escape closes', async () => {
  await renderInApp(
    <Menu label="Meer" groups={groups(() => {})}>
      Meer
    </Menu>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Meer' }));
  await userEvent.keyboard('e');
  expect(document.activeElement?.textContent).toBe('English');
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('menu')).toBeNull();
});

test('an open menu has no accessibility faults', async () => {
  const { container } = await renderInApp(
    <Menu label="Meer" groups={groups(() => {})}>
      Meer
    </Menu>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Meer' }));
  expect(await accessibilityFaults(container)).toEqual([]);
});

test('a confirmation does it only after yes', async () => {
  const done = vi.fn();
  const closed = vi.fn();
  const { container } = await renderInApp(
    <ConfirmDialog open title="Versturen?" confirmLabel="Versturen" onConfirm={done} onClose={closed}>
      <p>De coördinator leest mee.</p>
    </ConfirmDialog>,
  );
  expect(await accessibilityFaults(container)).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Niet doen' }));
  expect(done).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Versturen' }));
  expect(done).toHaveBeenCalledOnce();
  expect(closed).toHaveBeenCalledOnce();
});

test('a conflict shows both versions and what differs', async () => {
  const keep = vi.fn();
  const close = vi.fn();
  const both = { mine: { title: 'Mijn', place: 'Dorp' }, current: { title: 'Hun', place: 'Dorp' } };
  await renderInApp(
    <ConflictDialog
      conflict={{ open: both, caught: () => true, close }}
      fields={[
        { key: 'title', label: 'Titel', show: (one) => one.title },
        { key: 'place', label: 'Plaats', show: (one) => one.place },
      ]}
      onKeepMine={keep}
      onTakeTheirs={() => {}}
    />,
  );
  expect(screen.getByRole('row', { name: /Titel Mijn Hun anders/ })).toBeDefined();
  expect(screen.getByRole('row', { name: /Plaats Dorp Dorp gelijk/ })).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Zet mijn versie erover' }));
  expect(keep).toHaveBeenCalledWith(both.mine, both.current);
  expect(close).toHaveBeenCalled();
});

function Parts() {
  const [active, setActive] = useState('a');
  const tabs = [
    { key: 'a', label: 'Een', content: 'eerste deel' },
    { key: 'b', label: 'Twee', content: 'tweede deel' },
  ];
  return <Tabs label="Delen" tabs={tabs} active={active} onActivate={setActive} />;
}

test('arrows move between tabs', async () => {
  const { container } = await renderInApp(<Parts />);
  screen.getByRole('tab', { name: 'Een' }).focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(screen.getByRole('tabpanel').textContent).toBe('tweede deel');
  expect(await accessibilityFaults(container)).toEqual([]);
});
