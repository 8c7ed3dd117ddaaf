import { screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { accessibilityFaults, renderInApp } from '#platform/ui/test-support.tsx';
import { DestroyedNotice } from './DestroyedNotice.tsx';
import './retention-texts.ts';

afterEach(() => vi.unstubAllGlobals());

const decision = (kind: string, title: string | null) => ({
  kind,
  title,
  decidedOn: '2024-03-01',
  number: null,
  articles: ['Opiumwet 13b'],
});

test('the decisions on a destroyed record stand in words, also a measure that the content no longer has', async () => {
  const found = {
    recordId: '0190a0a0-0000-7000-8000-0000000000d1',
    recordKind: 'signal',
    reference: 'ZWO-1111-1',
    destroyedAt: '2026-11-01T10:00:00Z',
    rule: null,
    listId: null,
    listTitle: null,
    archive: null,
    decisions: [
      decision('weighing-take-up', null),
      decision('sluiting-13b-opiumwet', 'Sluiting van een pand'),
      decision('oude-maatregel', null),
    ],
  };
  vi.stubGlobal('fetch', async () => Response.json({ data: [found] }));
  const { container } = await renderInApp(<DestroyedNotice idOrReference="ZWO-1111-1" />);
  await screen.findByText(/Signaal ZWO-1111-1 is vernietigd/);
  const lines = screen.getAllByRole('listitem').map((line) => line.textContent);
  expect(lines).toEqual([
    'Weging: oppakken, 1 mrt. 2024; Opiumwet 13b',
    'Sluiting van een pand, 1 mrt. 2024; Opiumwet 13b',
    'Maatregel die de eigen inhoud niet meer noemt, 1 mrt. 2024; Opiumwet 13b',
  ]);
  expect(await accessibilityFaults(container)).toEqual([]);
});
