import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { accessibilityFaults, renderInApp } from '#platform/ui/test-support.tsx';
import './intervention-texts.ts';
import type { InterventionView } from '../model/index.ts';
import { ChangeIntervention } from './ChangeIntervention.tsx';

const one = {
  id: '0190a0a0-0000-7000-8000-00000000d001',
  caseId: '0190a0a0-0000-7000-8000-00000000c001',
  signalId: null,
  title: 'Aansluiting laten herstellen',
  instruction: '',
  place: '',
  plannedFrom: '2027-03-04',
  plannedUntil: '2027-04-30',
  termOn: '2027-05-01',
  version: 3,
} as unknown as InterventionView;

/** What was sent to change it, each answered in turn. */
function answering(...answers: [number, object][]): unknown[] {
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', async (_: string, init: RequestInit = {}) => {
    sent.push(JSON.parse(String(init.body)));
    const [status, reply] = answers.shift() ?? [500, {}];
    const type = status >= 400 ? 'application/problem+json' : 'application/json';
    return new Response(JSON.stringify(reply), { status, headers: { 'content-type': type } });
  });
  return sent;
}
afterEach(() => vi.unstubAllGlobals());

const openDialog = async (): Promise<void> => {
  await renderInApp(<ChangeIntervention one={one} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Interventie wijzigen' }));
};
const titleField = () => screen.getByLabelText<HTMLInputElement>(/^Titel/);

test('stands as it was planned; an emptied day is sent as none, with the version that was seen', async () => {
  const sent = answering([200, { data: one }]);
  await openDialog();
  expect(titleField().value).toBe(one.title);
  expect(screen.getByLabelText<HTMLInputElement>(/Begint op/).value).toBe('do 4 mrt. 2027');
  expect(await accessibilityFaults(screen.getByRole('dialog'))).toEqual([]);
  await userEvent.clear(screen.getByLabelText(/Klaar op/));
  await userEvent.click(screen.getByRole('button', { name: 'Opslaan' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent).toEqual([
    {
      expectedVersion: 3,
      title: one.title,
      plannedFrom: '2027-03-04',
      plannedUntil: null,
      termOn: '2027-05-01',
      instruction: '',
      proofs: [],
    },
  ]);
});

test('without a title nothing is sent, and the field says so', async () => {
  const sent = answering();
  await openDialog();
  await userEvent.clear(titleField());
  await userEvent.click(screen.getByRole('button', { name: 'Opslaan' }));
  expect(titleField().getAttribute('aria-invalid')).toBe('true');
  expect(sent).toEqual([]);
});

test('what the server refuses stands at its field, and what was typed stays', async () => {
  answering([
    422,
    { code: 'invalid-body', status: 422, errors: [{ pointer: '/plannedUntil', code: 'out-of-range' }] },
  ]);
  await openDialog();
  await userEvent.type(titleField(), ' en keuren');
  await userEvent.click(screen.getByRole('button', { name: 'Opslaan' }));
  await waitFor(() => expect(screen.getByLabelText(/Klaar op/).getAttribute('aria-invalid')).toBe('true'));
  expect(titleField().value).toBe(`${one.title} en keuren`);
});
