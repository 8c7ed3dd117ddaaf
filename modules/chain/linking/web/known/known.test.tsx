import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { NamedPersonInput } from '#modules/chain/signals/model/index.ts';
import { accessibilityFaults, renderInApp } from '#platform/ui/test-support.tsx';
import type { KnownPersonView } from '../../model/index.ts';
import { KnownPersons } from './KnownPersons.tsx';

const SIGNAL = '0190a0a0-0000-7000-8000-00000000e001';

const known = (change: Partial<KnownPersonView> = {}): KnownPersonView => ({
  mentionId: '0190a0a0-0000-7000-8000-00000000f001',
  signalId: '0190a0a0-0000-7000-8000-00000000e002',
  reference: 'AAA-7P3N-6XCV',
  name: 'Hiltje Zwartscholten',
  birthDate: '1968-02-13',
  band: 'near-certain',
  fields: [
    {
      field: 'name',
      sign: '≈',
      sentence: { nl: 'Achternaam: één letter anders.', en: 'Family name: one letter.' },
    },
    { field: 'birthDate', sign: '=', sentence: { nl: 'Zelfde geboortedatum.', en: 'Same birth date.' } },
  ],
  ...change,
});

const asked: { path: string; body: unknown }[] = [];
let answer: () => Response;
const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': status >= 400 ? 'application/problem+json' : 'application/json' },
  });

beforeEach(() => {
  asked.length = 0;
  answer = () => json(200, { data: [known()] });
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    asked.push({ path: new URL(url, 'http://localhost').pathname, body: JSON.parse(String(init.body)) });
    return answer();
  });
});
afterEach(() => vi.unstubAllGlobals());

const beside = (person: Partial<NamedPersonInput>) =>
  renderInApp(<KnownPersons signalId={SIGNAL} person={{ roles: ['involved'], ...person }} />);

describe('beside a person who is named', () => {
  test('stands who that may be, born when, how sure, in which signal and why', async () => {
    const { container } = await beside({ name: 'H. Zwartschelten' });
    const [item] = await screen.findAllByRole('listitem');
    const shown = within(item as HTMLElement);
    expect(shown.getByText('Hiltje Zwartscholten')).toBeTruthy();
    expect(shown.getByText('geboren 13 feb. 1968')).toBeTruthy();
    expect(shown.getByText('vrijwel zeker')).toBeTruthy();
    expect(shown.getByText('Zelfde geboortedatum.')).toBeTruthy();
    // What is typed stays where it is.
    const link = shown.getByRole('link', { name: 'AAA-7P3N-6XCV (opent in een nieuw tabblad)' });
    expect([link.getAttribute('href'), link.getAttribute('target')]).toEqual([
      '/signalen/0190a0a0-0000-7000-8000-00000000e002',
      '_blank',
    ]);
    expect(screen.getByRole('status').textContent).toBe('1 eerdere vermelding lijkt hierop.');
    expect(screen.getByText(/Er wordt niets gekoppeld/)).toBeTruthy();
    expect(asked).toEqual([
      {
        path: `/api/v1/signals/${SIGNAL}/known-persons`,
        body: { roles: ['involved'], name: 'H. Zwartschelten' },
      },
    ]);
    expect(await accessibilityFaults(container)).toEqual([]);
  });

  test('is said calmly that nobody was found', async () => {
    answer = () => json(200, { data: [] });
    const { container } = await beside({ name: 'H. Zwartschelten' });
    await screen.findByText('Geen eerdere vermelding gevonden die hierop lijkt.');
    expect(screen.queryByRole('list')).toBeNull();
    expect(await accessibilityFaults(container)).toEqual([]);
  });

  test.each([
    ['a name of two letters', { name: 'J. Li' }, /Vul een achternaam van drie letters/],
    ['nothing yet', {}, /Vul een achternaam van drie letters/],
    ['a victim only', { name: 'Jan Jansen', roles: ['victim'] as const }, /alleen als slachtoffer/],
  ])('nobody is looked for with %s', async (_, person, says) => {
    await beside(person as Partial<NamedPersonInput>);
    expect(screen.getByRole('status').textContent).toMatch(says);
    expect(asked).toEqual([]);
  });

  test.each([
    ['a BSN', { bsn: '111222333' }],
    ['a phone number', { phone: '0612345678' }],
  ])('%s is enough to look for', async (_, person) => {
    await beside(person);
    await screen.findByText('Hiltje Zwartscholten');
  });

  test('one question is asked when typing pauses, and no more for the same facts', async () => {
    await renderInApp(<Typing />);
    const box = screen.getByRole('textbox');
    for (const name of ['Kok', 'Kokk', 'Kokki', 'Kokkin', 'Kokking'])
      fireEvent.change(box, { target: { value: name } });
    expect(asked).toEqual([]);
    await screen.findByText('Hiltje Zwartscholten');
    fireEvent.focus(window);
    expect(asked.map(({ body }) => (body as { name: string }).name)).toEqual(['Kokking']);
  });

  test('what went wrong is told in words, and can be tried again', async () => {
    answer = () => json(422, { code: 'invalid-body', status: 422, errors: [] });
    await beside({ name: 'H. Zwartschelten' });
    const again = await screen.findByRole('button', { name: /opnieuw/i });
    answer = () => json(200, { data: [known()] });
    fireEvent.click(again);
    await screen.findByText('Hiltje Zwartscholten');
    await waitFor(() => expect(screen.queryByRole('button', { name: /opnieuw/i })).toBeNull());
  });
});

function Typing() {
  const [name, setName] = useState('');
  return (
    <>
      <input aria-label="Naam" value={name} onChange={(event) => setName(event.target.value)} />
      <KnownPersons signalId={SIGNAL} person={{ roles: ['involved'], name }} />
    </>
  );
}
