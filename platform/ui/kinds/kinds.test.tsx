import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { accessibilityFaults, renderInApp } from '../test-support.tsx';
import { CountLink } from './CountLink.tsx';
import { Decision, Fact, Proposal } from './Kinds.tsx';
import { StateSteps } from './StateSteps.tsx';
import { Term, workingDaysUntil } from './Term.tsx';
import { Timeline } from './Timeline.tsx';
import { Why } from './Why.tsx';

test('fact, proposal and decision each say by word what they are', async () => {
  const { container } = await renderInApp(
    <>
      <Fact about="uit signaal">acht matrassen</Fact>
      <Proposal about="zelfde adres" because="de postcode gelijk is.">
        nog niet beslist
      </Proposal>
      <Decision title="Onderzoeken" by="Anneke Tuinman" />
    </>,
  );
  expect(screen.getByText('Feit: uit signaal')).toBeDefined();
  expect(screen.getByText('Voorstel: zelfde adres')).toBeDefined();
  expect(screen.getByText('Omdat')).toBeDefined();
  expect(screen.getByText('Besluit')).toBeDefined();
  expect(await accessibilityFaults(container)).toEqual([]);
});

test.each([
  ['2026-11-20', '1 werkdag te laat'],
  ['2026-11-23', 'vandaag'],
  ['2026-11-24', 'nog 1 werkdag'],
  ['2026-11-30', 'nog 5 werkdagen'],
  ['2027-02-01', 'tot 1 feb. 2027'],
])('a term on %s reads "%s" on Monday 23 November 2026', async (on, words) => {
  await renderInApp(<Term on={on} today="2026-11-23" />);
  expect(screen.getByText(words)).toBeDefined();
});

test('a term that ended in the weekend is late on Monday', () => {
  expect(workingDaysUntil('2026-11-23', '2026-11-21')).toBeLessThan(0);
});

test('public holidays are no working days', () => {
  expect(workingDaysUntil('2026-12-24', '2026-12-28')).toBe(1);
});

test('a number opens its list and says what it counts; zero opens nothing', async () => {
  await renderInApp(
    <>
      <CountLink count={1234} to="/lijst?staat=open" label="signalen" />
      <CountLink count={0} to="/lijst" label="te laat" />
    </>,
  );
  const link = screen.getByRole('link', { name: '1.234 signalen' });
  expect(link.getAttribute('href')).toBe('/lijst?staat=open');
  expect(screen.getAllByRole('link')).toHaveLength(1);
});

test('the steps mark where the record is', async () => {
  const steps = ['Ontvangen', 'Wegen', 'Besluiten'].map((label) => ({ key: label, label }));
  const { container } = await renderInApp(<StateSteps steps={steps} now="Wegen" />);
  expect(container.querySelector('[aria-current="step"]')?.textContent).toBe('Wegen');
  expect(await accessibilityFaults(container)).toEqual([]);
});

test('why and time line give reason, date and kind', async () => {
  const { container } = await renderInApp(
    <>
      <Why purpose="toezicht" basis="AVG art. 6" keptUntil="2031-11-23" />
      <Timeline
        label="Tijdlijn"
        items={[
          { key: '1', at: '2026-11-23T13:05:00Z', kind: 'fact', title: 'Ontvangen' },
          { key: '2', at: '2026-11-23T13:06:00Z', kind: 'decision', title: 'Onderzoeken' },
        ]}
      />
    </>,
  );
  expect(container.textContent).toContain('Bewaard tot uiterlijk 23 nov. 2031.');
  expect(screen.getByText('ma 23 nov. 2026, 14:05')).toBeDefined();
  expect(container.textContent).toContain('Besluit: Onderzoeken');
  expect(await accessibilityFaults(container)).toEqual([]);
});
