import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { accessibilityFaults, renderInApp } from '#platform/ui/test-support.tsx';
import type { DestructionItem, DestructionList, RuleInForce, TransferPackage } from '../model/index.ts';
import { ConfirmTransferForm } from './ConfirmTransferForm.tsx';
import { DecideForm } from './DecideForm.tsx';
import { DecideRuleForm } from './DecideRuleForm.tsx';
import { TransferCard } from './TransferCard.tsx';
import './retention-texts.ts';

const ID = '0190a0a0-0000-7000-8000-0000000000d1';
type Fault = { pointer: string; code: string; params?: Record<string, string | number> };

/** Questions get `shown`; whatever is sent is refused, as the server does it. */
function refusing(refusal: object, status: number, shown: unknown = { data: [] }): void {
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit = {}) => {
    const refused = init.method === 'POST';
    return new Response(JSON.stringify(refused ? { status, ...refusal } : shown), {
      status: refused ? status : 200,
      headers: { 'content-type': refused ? 'application/problem+json' : 'application/json' },
    });
  });
}
const refusingFields = (...errors: Fault[]): void => refusing({ code: 'invalid-body', errors }, 422);
afterEach(() => vi.unstubAllGlobals());

/** The words that a field is described by when it is wrong; none as long as it is right. */
function faultOf(field: HTMLElement): string {
  if (field.getAttribute('aria-invalid') !== 'true') return '';
  const ids = (field.getAttribute('aria-describedby') ?? '').split(' ');
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
}
const save = (name: string) => userEvent.setup().click(screen.getByRole('button', { name }));
const noop = () => undefined;

const found = { id: ID, recordId: ID, reference: 'ZWO-1111-1', version: 1 } as TransferPackage;
const rule = {
  recordKind: 'signal',
  purpose: 'ondermijning-intern',
  purposeTitle: 'Ondermijning',
  outcome: 'closed',
  months: 60,
  regionMonths: null,
  bounds: { shortest: 12, longest: 84 },
  decisionVersion: 0,
} as RuleInForce;

const listed = {
  recordId: ID,
  reference: 'ZWO-1111-1',
  rule: { extension: null },
} as unknown as DestructionItem;

describe('what the server refuses stands in Dutch at the field it is about', () => {
  test('another checksum than the package has', async () => {
    refusingFields({ pointer: '/sha256', code: 'checksum-differs' });
    const { container } = await renderInApp(<ConfirmTransferForm found={found} onDone={noop} />);
    const field = await screen.findByRole('textbox', { name: /Controlesom/ });
    expect(faultOf(field)).toBe('');
    await save('Vastleggen en hier vernietigen');
    await vi.waitFor(() => expect(faultOf(field)).toContain('Het archief noemt een andere controlesom'));
    expect(faultOf(screen.getByRole('textbox', { name: 'Archief' }))).toBe('');
    expect(await accessibilityFaults(container)).toEqual([]);
  });

  test('a term outside the room that the content gives, with that room', async () => {
    refusingFields({
      pointer: '/months',
      code: 'term-out-of-bounds',
      params: { shortest: 12, longest: 84 },
    });
    const { container } = await renderInApp(<DecideRuleForm rule={rule} onDone={noop} />);
    const field = await screen.findByRole('textbox', { name: 'Termijn in maanden' });
    await save('Besluit vastleggen');
    await vi.waitFor(() =>
      expect(faultOf(field)).toContain('De inhoud staat hier 12 tot en met 84 maanden toe.'),
    );
    expect(faultOf(screen.getByRole('textbox', { name: /Waarom/ }))).toBe('');
    expect(await accessibilityFaults(container)).toEqual([]);
  });

  test('keeping longer than the rule allows, with the record and the last day', async () => {
    refusingFields({
      pointer: '/keepUntil',
      code: 'keep-too-long',
      params: { reference: 'ZWO-1111-1', latest: '2027-03-01' },
    });
    const { container } = await renderInApp(
      <DecideForm listId={ID} items={[listed]} extenders={[]} onDone={noop} />,
    );
    await userEvent.setup().click(await screen.findByRole('radio', { name: /Langer bewaren/ }));
    const field = await screen.findByLabelText(/Bewaren tot en met/);
    await save('Beslissing vastleggen');
    await vi.waitFor(() => expect(faultOf(field)).toMatch(/ZWO-1111-1 mag uiterlijk tot .* blijven/));
    expect(await accessibilityFaults(container)).toEqual([]);
  });
});

test('a record under restriction is not packed, and the page says why', async () => {
  refusing({ code: 'record-restricted' }, 409);
  const list = { id: ID, abilities: { transfer: true } } as DestructionList;
  const item = { recordId: ID, recordKind: 'signal', reference: 'ZWO-1111-1' } as DestructionItem;
  const { container } = await renderInApp(<TransferCard list={list} items={[item]} />);
  await screen.findByText('ZWO-1111-1');
  await save('Inpakken');
  expect(await screen.findByText(/er loopt een beperking op verzoek van de betrokkene/)).toBeTruthy();
  expect(await accessibilityFaults(container)).toEqual([]);
});
