import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { accessibilityFaults, renderInApp } from '#platform/ui/test-support.tsx';
import type { Inquiry } from '../model/index.ts';
import { AskedInquiry } from './AskedInquiry.tsx';

const inquiry = (changes: Partial<Inquiry>): Inquiry => ({
  id: '01900000-0000-7000-8000-000000000001',
  recordKind: 'case',
  recordId: '01900000-0000-7000-8000-000000000002',
  recordLabel: 'C-1',
  subjectId: '01900000-0000-7000-8000-000000000003',
  subjectKind: 'person',
  purposeCode: 'riec-casus',
  asked: { id: '01900000-0000-7000-8000-000000000004', name: 'Gemeente Voorbeeld', type: 'gemeente' },
  reason: 'Nodig om te weten of deze persoon ook elders speelt.',
  fields: [{ key: 'name', category: 'identiteit', value: 'Karel Bergsma' }],
  answerRules: [],
  askedByName: 'Bo Bakker',
  askedAt: '2026-11-27T10:00:00Z',
  answer: 'hit',
  contactPoint: 'Team ondermijning',
  validUntil: '2026-12-11',
  contentState: null,
  contentCategories: [],
  decisionReason: null,
  decisionRules: null,
  version: 1,
  abilities: { requestContent: false },
  ...changes,
});

test('an answer that was taken back says so, and neither what it was nor how long it holds', async () => {
  renderInApp(<AskedInquiry inquiry={inquiry({ answer: 'withdrawn', contactPoint: null })} />);
  await screen.findByText('Ingetrokken');
  screen.getByText(/Gemeente Voorbeeld trok dit antwoord in/);
  expect(screen.queryByText(/reffer|Geldig tot/)).toBeNull();
  expect(await accessibilityFaults(document.body)).toEqual([]);
});

test('a hit says whom to contact and until when it holds', async () => {
  renderInApp(<AskedInquiry inquiry={inquiry({})} />);
  await screen.findByText('Treffer');
  screen.getByText(/Team ondermijning/);
  screen.getByText(/Geldig tot en met/);
});
