import { useQuery } from '@tanstack/react-query';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { use, useEffect, useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderInApp, testSession } from '#platform/ui/test-support.tsx';
import { api } from '#platform/web/index.ts';
import { disclosureTexts } from './disclosure-texts.ts';
import { WhyLine } from './WhyLine.tsx';

const RECORD = '0190a0a0-0000-7000-8000-00000000d001';
const purpose = {
  code: 'ondermijning-intern',
  title: 'Ondermijning tegengaan',
  titleEn: 'Countering subversion',
  articles: [{ law: 'AVG', article: '6 lid 1 onder e', url: null }],
};

const OTHER = {
  code: testSession.currentPurpose ?? '',
  title: 'Een ander doel',
  titleEn: 'Another purpose',
  articles: [],
};

const TASK = {
  code: 'betrokkene-verzoek',
  title: 'Verzoeken van betrokkenen',
  titleEn: 'Requests of people',
  articles: [],
};

/** Whether the record of the page was looked at: before that there is no reason to give. */
let looked = false;
let asked = 0;
/** What holds the answer back, until it is let go. */
let held: Promise<void> | undefined;
const never = new Promise<never>(() => undefined);
const answer = (data: readonly unknown[]) =>
  new Response(JSON.stringify({ data }), { headers: { 'content-type': 'application/json' } });

beforeEach(() => {
  looked = false;
  asked = 0;
  held = undefined;
  vi.stubGlobal('fetch', async (url: string) => {
    if (url.includes('/reasons')) {
      asked += 1;
      await held;
      return answer(looked ? [{ purpose, rules: [], looks: [] }] : []);
    }
    if (url.includes('/hangs')) return never;
    if (url.includes('/signals/')) {
      await new Promise((resolve) => setTimeout(resolve, 30));
      looked = true;
    }
    return answer(url.includes('/own-purposes') ? [OTHER, TASK] : []);
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** A page that fetches its record so many milliseconds after it is there. */
function Page({ after, path }: { after: number; path: string }) {
  const [begun, setBegun] = useState(after === 0);
  useEffect(() => {
    const waiting = setTimeout(() => setBegun(true), after);
    return () => clearTimeout(waiting);
  }, [after]);
  useQuery({ queryKey: ['page', path], queryFn: () => api.get(path), enabled: begun });
  return null;
}

const show = (page: React.ReactNode) =>
  renderInApp(
    <>
      {page}
      <WhyLine record={RECORD} />
    </>,
  );

test('says by which purpose the record of the page is seen, and asks once', async () => {
  await show(<Page after={0} path={`/signals/${RECORD}`} />);
  await screen.findByText(/Ondermijning tegengaan/);
  expect(asked).toBe(1);
});

test('says it too when the page begins to fetch after the line has asked', async () => {
  await show(<Page after={700} path={`/signals/${RECORD}`} />);
  await screen.findByText(/Ondermijning tegengaan/, undefined, { timeout: 4_000 });
  expect(asked).toBe(2);
});

test('does not wait for what hangs on the page', async () => {
  await show(
    <>
      <Page after={0} path={`/signals/${RECORD}`} />
      <Page after={0} path="/hangs" />
    </>,
  );
  await screen.findByText(/Ondermijning tegengaan/, undefined, { timeout: 4_500 });
});

test('says nothing of other purposes while the answer of the record is on its way', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  held = promise;
  await show(<Page after={0} path={`/signals/${RECORD}`} />);
  await waitFor(() => expect(asked).toBe(1));
  expect(screen.queryByText(/Een ander doel/)).toBeNull();
  resolve();
  await screen.findByText(/Ondermijning tegengaan/);
});

test('the page stays where it is while the words of the line are on their way', async () => {
  const words = vi.spyOn(disclosureTexts, 'useText').mockImplementation(() => use(never));
  await show(<input aria-label="Reden" />);
  await waitFor(() => expect(words).toHaveBeenCalled());
  expect(screen.getByRole('textbox', { name: 'Reden' })).not.toBeNull();
});

test('of a page for one task it names the purpose of that task, and of who has it not those of the person', async () => {
  const everything = { ...testSession, currentPurpose: null };
  await renderInApp(<WhyLine task={[TASK.code]} />, { session: everything });
  await screen.findByText(/Verzoeken van betrokkenen/);
  expect(screen.queryByText(/Een ander doel/)).toBeNull();
  cleanup();
  await renderInApp(<WhyLine task={['iets-anders']} />, { session: everything });
  await screen.findByText(/Een ander doel, Verzoeken van betrokkenen/);
});

test('of a list it names the purposes of the person', async () => {
  await renderInApp(<WhyLine />);
  await screen.findByText(/Een ander doel/);
});
