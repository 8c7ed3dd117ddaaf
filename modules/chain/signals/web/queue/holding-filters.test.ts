import { expect, test } from 'vitest';
import type { ThemesReply } from '../signals-api.ts';
import { holdingFilters } from './holding-filters.ts';
import { QUEUE_DEFAULTS } from './queue-views.ts';

const content: ThemesReply = {
  versionId: '0190a0a0-0000-7000-8000-0000000000c1',
  defaultPurpose: 'eerste',
  departments: [{ code: 'toezicht', title: 'Toezicht', titleEn: 'Supervision' }],
  processes: [],
  themes: [],
  indicators: [],
  purposes: [],
};

test('what an address asks for and is no longer there is left out and named', () => {
  const address = {
    ...QUEUE_DEFAULTS,
    state: ['vanished'],
    theme: 'opgeheven',
    department: 'toezicht',
    q: 'bus',
  };
  expect(holdingFilters(address, content)).toEqual({
    filters: { ...QUEUE_DEFAULTS, department: 'toezicht', q: 'bus' },
    unknown: ['state', 'theme'],
  });
});

test('nothing is left out before the content is known', () => {
  const address = { ...QUEUE_DEFAULTS, theme: 'opgeheven', holder: 'none' };
  expect(holdingFilters(address, undefined)).toEqual({ filters: address, unknown: [] });
});
