import { fireEvent, screen } from '@testing-library/react';
import { lazy } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderInApp } from '#platform/ui/test-support.tsx';
import { TablePanelsProvider } from './panels.ts';
import { UnderDiscussion } from './UnderDiscussion.tsx';
import type { ItemReply } from './weighing-api.ts';

const ITEM = '0190a0a0-0000-7000-8000-00000000e001';

const reply = {
  data: {
    id: ITEM,
    title: 'Ramen afgeplakt',
    reference: 'ERG-26-0001',
    state: 'open',
    round: 'first',
    version: 1,
    preparation: { necessity: '', proportionality: '', subsidiarity: '', legalBases: [] },
  },
  signal: { id: '0190a0a0-0000-7000-8000-00000000e002', narrative: 'Overdag dicht.', mentions: [] },
  withheld: [],
  context: { proposals: [], earlier: [] },
  choices: ['monitor'],
  legalBases: [],
  sources: [],
  categories: [],
  votes: [],
  abilities: { decide: true, prepare: true },
} as unknown as ItemReply;

beforeEach(() => {
  vi.stubGlobal(
    'fetch',
    async () => new Response(JSON.stringify(reply), { headers: { 'content-type': 'application/json' } }),
  );
});
afterEach(() => vi.unstubAllGlobals());

test('the decision can be written while the panel of another module is still on its way', async () => {
  const Late = lazy(() => new Promise<never>(() => undefined));
  await renderInApp(
    <TablePanelsProvider value={[{ key: 'late', Panel: Late }]}>
      <UnderDiscussion itemId={ITEM} onDecision={() => undefined} />
    </TablePanelsProvider>,
  );
  // By role: what is hidden until the panel is there would not be found.
  const reason = await screen.findByRole('textbox', { name: /^Reden/ });
  fireEvent.change(reason, { target: { value: 'Tweede in een half jaar.' } });
  expect(screen.getByDisplayValue('Tweede in een half jaar.')).not.toBeNull();
});
