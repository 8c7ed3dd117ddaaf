import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { accessibilityFaults, renderInApp, testSession } from '#platform/ui/test-support.tsx';
import { connection } from '#platform/web/api/api-client.ts';
import type { AppRoute } from '#platform/web/routes.ts';
import { texts } from '#platform/web/texts.ts';
import { moduleRoutes as appRoutes } from '../modules.ts';
import { safeReturn } from '../pages/SignInPage.tsx';
import '../shell-texts.ts';
import { Bar } from './Bar.tsx';
import { ConnectionNotice } from './ConnectionNotice.tsx';
import { MainMenu } from './MainMenu.tsx';
import { homeOf, navigationOf } from './navigation.ts';
import { initialsOf } from './PersonMenu.tsx';
import { SignInAgain } from './SignInAgain.tsx';

const Nothing = () => null;
const page = () => Promise.resolve({ Page: Nothing });
const nav = (nl: string, order: number, countKey?: string) => ({
  label: { nl, en: nl },
  order,
  ...(countKey && { countKey }),
});
const routes: AppRoute[] = [
  { path: '/casussen', groups: ['case-lead'], page, nav: nav('Casussen', 50) },
  { path: '/signalen', groups: ['coordinator'], page, nav: nav('Signalen', 20, 'signals') },
  { path: '/signalen/:id', groups: ['coordinator'], page },
  { path: '/werk', groups: 'signed-in', page, nav: nav('Mijn werk', 10) },
];

let calls: { method: string; url: string; body: unknown }[] = [];

beforeEach(() => {
  calls = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    calls.push({ method: init.method ?? 'GET', url, body: init.body ? JSON.parse(String(init.body)) : null });
    const body = url.endsWith('/counts') ? { signals: 34 } : testSession;
    return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
  });
});
afterEach(() => vi.unstubAllGlobals());

async function draw(ui: Parameters<typeof renderInApp>[0]) {
  const result = await renderInApp(ui);
  await texts.loadNamespaces('shell');
  return result;
}

const bar = (
  <Bar
    session={testSession}
    hasSearch
    brightness="system"
    onBrightness={() => {}}
    menuOpen={false}
    onMenu={() => {}}
  />
);

test('a page that its module keeps out of the menu for some groups is still theirs to open', () => {
  const hidden = [
    {
      path: '/import',
      groups: ['coordinator'],
      page,
      nav: { ...nav('Importeren', 70), groups: ['intake-processor'] },
    },
  ];
  expect(navigationOf(hidden, testSession)).toEqual([]);
});

test('the menu has what the groups may enter, in the order of the modules', () => {
  expect(navigationOf(routes, testSession).map((entry) => entry.to)).toEqual(['/werk', '/signalen']);
  expect(homeOf(routes, { ...testSession, groups: [] })).toBe('/werk');
  expect(homeOf([], testSession)).toBe('/instellingen');
});

test('who supervises begins at that, not at what happens to stand first in the menu; who also coordinates at the work', () => {
  const home = (...groups: string[]) => homeOf(appRoutes, { ...testSession, groups });
  for (const group of ['privacy-officer', 'fg', 'auditor']) expect(home(group)).toBe('/zorgvuldigheid');
  expect(home('coordinator')).toBe('/mijn-werk');
  expect(home('privacy-officer', 'coordinator')).toBe('/mijn-werk');
  expect(home('reporter')).toBe('/mijn-meldingen');
});

test('the menu shows how much waits', async () => {
  const { container } = await draw(
    <MainMenu entries={navigationOf(routes, testSession)} open={false} onClose={() => {}} />,
  );
  expect(await screen.findByRole('link', { name: /Signalen\s*34/ })).toBeDefined();
  expect(await accessibilityFaults(container)).toEqual([]);
});

test('another purpose is one click, and is told to the server', async () => {
  const { container } = await draw(bar);
  await userEvent.click(await screen.findByRole('button', { name: /Doel: Eerste doel/ }));
  expect(await accessibilityFaults(container)).toEqual([]);
  await userEvent.click(screen.getByRole('menuitemradio', { name: 'Tweede doel' }));
  await waitFor(() =>
    expect(calls).toContainEqual({
      method: 'PATCH',
      url: '/api/v1/session',
      body: { currentPurpose: 'tweede' },
    }),
  );
});

test('the slash key goes to the search field, except while typing elsewhere', async () => {
  await draw(
    <>
      {bar}
      <textarea aria-label="verhaal" />
    </>,
  );
  await userEvent.click(await screen.findByLabelText('verhaal'));
  await userEvent.keyboard('1/2');
  expect(document.activeElement).toBe(screen.getByLabelText('verhaal'));
  await userEvent.click(document.body);
  await userEvent.keyboard('/');
  expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Zoeken in Schakel' }));
});

test('an ended session asks to log in, and goes on for the same person', async () => {
  await draw(<SignInAgain session={testSession} />);
  let resumed = false;
  void connection.waitForSignIn().then(() => {
    resumed = true;
  });
  expect(await screen.findByText(/Log opnieuw in als Joris Hofstede/)).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Ik ben weer ingelogd' }));
  await waitFor(() => expect(resumed).toBe(true));
  expect(screen.queryByText(/Log opnieuw in als/)).toBeNull();
});

test('repeated calls are visible', async () => {
  await draw(<ConnectionNotice />);
  const end = connection.beginRetrying();
  expect(await screen.findByText(/We proberen het opnieuw/)).toBeDefined();
  end();
  await waitFor(() => expect(screen.queryByText(/We proberen het opnieuw/)).toBeNull());
});

test('an answer that takes long is visible too', async () => {
  await draw(<ConnectionNotice />);
  const end = connection.beginWaiting();
  expect(await screen.findByText(/antwoordt nog niet/)).toBeDefined();
  end();
  await waitFor(() => expect(screen.queryByText(/antwoordt nog niet/)).toBeNull());
});

test.each([
  ['/signalen/1?x=2', '/signalen/1?x=2'],
  ['//example.org', '/'],
  ['/\\example.org', '/'],
  ['https://example.org', '/'],
  [null, '/'],
])('after the login %s leads to %s', (asked, to) => {
  expect(safeReturn(asked)).toBe(to);
});

test.each([
  ['Joris Hofstede', 'JH'],
  ['Anneke van der Berg', 'AB'],
  ['demo', 'd'],
])('the initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
