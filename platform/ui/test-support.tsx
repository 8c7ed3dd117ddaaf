import { QueryClientProvider } from '@tanstack/react-query';
import { type RenderResult, render, screen } from '@testing-library/react';
import axe from 'axe-core';
import { type ReactNode, Suspense } from 'react';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from '#platform/web/query-client.ts';
import { type Session, sessionQuery } from '#platform/web/session.ts';
import { startTexts, texts } from '#platform/web/texts.ts';
import './ui-texts.ts';

/** A coordinator with two purposes and two appointments. */
export const testSession: Session = {
  person: { id: '0190a0a0-0000-7000-8000-000000000001', name: 'Joris Hofstede', language: 'nl' },
  appointment: { id: '0190a0a0-0000-7000-8000-0000000000a1', title: 'Coördinator' },
  organisation: {
    id: '0190a0a0-0000-7000-8000-0000000000b1',
    code: 'ergens',
    name: 'Gemeente Ergens',
    type: 'gemeente',
    theme: null,
  },
  groups: ['coordinator'],
  roles: ['coordinator'],
  purposes: [
    { code: 'eerste', title: 'Eerste doel', titleEn: 'First purpose' },
    { code: 'tweede', title: 'Tweede doel', titleEn: 'Second purpose' },
  ],
  currentPurpose: 'eerste',
  appointments: [
    { id: '0190a0a0-0000-7000-8000-0000000000a1', title: 'Coördinator', organisationName: 'Gemeente Ergens' },
    { id: '0190a0a0-0000-7000-8000-0000000000a2', title: 'Weger', organisationName: 'Gemeente Elders' },
  ],
};

export type RenderOptions = { session?: Session; address?: string };

/** Draws something as the shell would: with words, router, session and cache. Resolves when the words are there. */
export async function renderInApp(ui: ReactNode, options: RenderOptions = {}): Promise<RenderResult> {
  if (!texts.isInitialized) await startTexts('nl');
  await texts.loadNamespaces([...new Set(['platform', 'ui', ...(texts.options.ns ?? [])])]);
  standInForDialog();
  const client = createQueryClient();
  client.setQueryData(sessionQuery.queryKey, options.session ?? testSession);
  const element = <Suspense fallback={<p>wacht</p>}>{ui}</Suspense>;
  const router = createMemoryRouter([{ path: '*', element }], { initialEntries: [options.address ?? '/'] });
  const result = render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  await screen.findByText((_, element) => element === result.container);
  return result;
}

/** jsdom has the element but not its two methods. */
function standInForDialog(): void {
  const prototype = HTMLDialogElement.prototype;
  prototype.showModal ??= function showModal(this: HTMLDialogElement) {
    this.setAttribute('open', '');
  };
  prototype.close ??= function close(this: HTMLDialogElement) {
    this.removeAttribute('open');
    this.dispatchEvent(new Event('close'));
  };
}

/** Names of the accessibility rules that something breaks; colours are measured in the browser, not here. */
export async function accessibilityFaults(container: Element): Promise<string[]> {
  const result = await axe.run(container, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return result.violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.html).join(' ')}`);
}
