import { describe, expect, it } from 'vitest';
import { type ReporterInView, reachOf } from './reporter.ts';

const reporter = (more: Partial<ReporterInView> = {}): ReporterInView => ({
  origin: 'desk',
  sourceKind: 'employee',
  sourceReachable: false,
  person: { id: 'melder' },
  giverPersonId: 'coordinator',
  ...more,
});

describe('a reporter', () => {
  it.each([
    ['at the desk', reporter(), ['product', 'none'], null],
    ['who is the coordinator too', reporter({ person: { id: 'coordinator' } }), ['none'], 'own-report'],
    ['who left', reporter({ person: null }), ['none'], 'reporter-left'],
    [
      'of an imported row, anonymous',
      reporter({ origin: 'import', sourceKind: 'anonymous' }),
      ['none'],
      'no-channel',
    ],
    [
      'of an imported row, anonymous though somebody wrote a name',
      reporter({ origin: 'import', sourceKind: 'anonymous', sourceReachable: true }),
      ['none'],
      'no-channel',
    ],
    [
      'of an imported row without contact',
      reporter({ origin: 'import', sourceKind: 'resident' }),
      ['none'],
      'no-channel',
    ],
    [
      'of an imported row with contact',
      reporter({ origin: 'import', sourceKind: 'resident', sourceReachable: true }),
      ['outside', 'none'],
      null,
    ],
  ] as const)('%s is reached as can be', (_who, given, channels, noneReason) => {
    expect(reachOf(given)).toEqual({ channels, noneReason });
  });
});
