import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { accessibilityFaults, renderInApp } from '#platform/ui/test-support.tsx';
import type { DisclosureNotice } from '../model/index.ts';
import { NoticeList } from './NoticeList.tsx';

const notice = (changes: Partial<DisclosureNotice>): DisclosureNotice => ({
  id: '01900000-0000-7000-8000-000000000001',
  disclosureId: '01900000-0000-7000-8000-000000000002',
  kind: 'correction',
  onward: false,
  recipient: { id: '01900000-0000-7000-8000-000000000003', name: 'Politie' },
  reason: 'De naam is verkeerd gespeld.',
  categories: [],
  replacedById: null,
  toldByName: 'Bo Bakker',
  toldAt: '2026-11-27T10:00:00Z',
  confirmedAt: null,
  confirmedByName: null,
  confirmedText: null,
  version: 1,
  abilities: { confirm: false },
  ...changes,
});

test('a correction says what came in its place, or that nothing did yet', async () => {
  const later = '01900000-0000-7000-8000-000000000009';
  renderInApp(
    <NoticeList
      notices={[
        notice({}),
        notice({ id: '01900000-0000-7000-8000-000000000004', replacedById: later }),
        notice({ id: '01900000-0000-7000-8000-000000000005', kind: 'withdrawal' }),
      ]}
      onConfirm={() => undefined}
    />,
  );
  expect(await screen.findAllByText(/Er kwam nog niets voor in de plaats/)).toHaveLength(1);
  const link = screen.getByRole('link', { name: 'Naar de verstrekking die ervoor in de plaats kwam' });
  expect(link.getAttribute('href')).toBe(`/verstrekkingen/${later}`);
  expect(await accessibilityFaults(document.body)).toEqual([]);
});
