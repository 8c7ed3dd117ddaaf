import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { Button } from '#platform/ui/index.ts';
import { accessibilityFaults, renderInApp } from '#platform/ui/test-support.tsx';
import type { Outlook } from '../model/index.ts';
import { GivePanel } from './GivePanel.tsx';
import { useGiving } from './use-giving.ts';

const rule = (code: string) => ({
  code,
  title: `Regel ${code} over delen`,
  articles: [{ law: 'WGS', article: '2.22' }],
  explanation: 'Alleen wat nodig is.',
  confidence: 'unconfirmed' as const,
});
const motivation = {
  code: 'need-to-know-motivation',
  title: 'Noodzaak gemotiveerd',
  check: 'Waarom nu.',
  by: 'statement' as const,
  rule: 'R07',
};
const outlook: Outlook = {
  contentVersion: '8',
  purpose: { code: 'riec-casus', title: 'RIEC', articles: [{ law: 'WGS', article: 'hoofdstuk 1' }] },
  recipient: { id: '0190a0a0-0000-7000-8000-0000000000c1', name: 'Politie', type: 'politie' },
  rules: [
    {
      rule: rule('R07'),
      categories: [{ code: 'identiteit', title: 'Naam, geboortedatum, geslacht' }],
      outcome: 'allowed-when',
      open: [motivation],
      met: [{ code: 'purpose-selected', title: 'Doel gekozen', texts: ['RIEC'] }],
    },
  ],
  titles: { identiteit: 'Naam, geboortedatum, geslacht', minderjarige: 'Gegevens over minderjarigen' },
  never: [
    {
      reason: 'category-forbidden',
      rule: null,
      categories: [{ code: 'melder-identiteit', title: 'Identiteit van de melder' }],
    },
  ],
  withoutRule: [{ code: 'minderjarige', title: 'Gegevens over minderjarigen' }],
};
const items = [
  { itemId: 'een', fields: [{ key: 'name', categories: ['identiteit'], value: 'Vera Voorbeeld' }] },
  { itemId: 'twee', fields: [{ key: 'name', categories: ['identiteit', 'minderjarige'], value: 'Kind' }] },
];
const words = {
  item: (id: string) => id,
  field: (key: string) => key,
  value: (_: string, value: string | readonly string[]) => String(value),
};

function Screen({ written }: { written?: readonly string[] }) {
  const giving = useGiving(outlook, items, written === undefined ? {} : { written });
  return (
    <GivePanel
      outlook={outlook}
      items={items}
      words={words}
      giving={giving}
      actions={<Button disabled={!giving.ready}>Delen</Button>}
    />
  );
}

test('the rule stands on top with its article, and what never goes below', async () => {
  const { container } = await renderInApp(<Screen />);
  await screen.findByText('WGS 2.22');
  const text = container.textContent ?? '';
  expect(text.indexOf('Regel R07')).toBeLessThan(text.indexOf('Welke gegevens'));
  expect(text.indexOf('Identiteit van de melder')).toBeGreaterThan(text.indexOf('Voorwaarden'));
  expect(await accessibilityFaults(container)).toEqual([]);
});

const giveButton = () => screen.findByRole<HTMLButtonElement>('button', { name: 'Delen' });

test('the button stays off until something is chosen and every condition holds', async () => {
  const user = userEvent.setup();
  await renderInApp(<Screen />);
  const button = await giveButton();
  expect(button.disabled).toBe(true);
  await user.click(screen.getByRole('checkbox', { name: /een: name/ }));
  expect(screen.getByRole('status').textContent).toContain('1 vervuld, 1 open');
  await user.type(screen.getByRole('textbox', { name: /Noodzaak gemotiveerd/ }), 'Nodig om sam');
  screen.getByText(/Nog 8 tekens/);
  expect(button.disabled).toBe(true);
  await user.type(screen.getByRole('textbox', { name: /Noodzaak gemotiveerd/ }), 'en op te treden');
  expect(button.disabled).toBe(false);
});

test('a field of a minor can not be ticked', async () => {
  await renderInApp(<Screen />);
  const field = await screen.findByRole<HTMLInputElement>('checkbox', { name: /twee: name/ });
  expect(field.disabled).toBe(true);
});

test('what was written and may not go is named, with the purpose and its articles, and the button stays off', async () => {
  await renderInApp(<Screen written={['identiteit', 'minderjarige']} />);
  const alert = await screen.findByText('Dit mag niet mee');
  const text = alert.parentElement?.textContent ?? '';
  expect(text).toContain('Gegevens over minderjarigen');
  expect(text).toContain('RIEC');
  expect(text).toContain('WGS hoofdstuk 1');
  expect((await giveButton()).disabled).toBe(true);
});
