import { describe, expect, test } from 'vitest';
import { newId } from '#platform/kit/index.ts';
import type { SignalView } from '../../model/index.ts';
import { QUEUE_DEFAULTS, queueAddress } from './queue-views.ts';
import { addressOfView, columnsOf, differs, settingsOf } from './view-settings.ts';

const view: SignalView = {
  id: newId(),
  name: 'Hennep te laat',
  settings: { theme: 'hennepteelt', late: 'true', columns: ['term', 'theme'], look: 'board' },
  stale: [],
  starts: false,
  version: 1,
};

describe('a view and its address', () => {
  test('hold the same, there and back', () => {
    expect(settingsOf(addressOfView(view))).toEqual(view.settings);
    expect(differs(addressOfView(view), view)).toBe(false);
  });

  test('never hold the name of the view or what is searched for', () => {
    expect(queueAddress(addressOfView(view))).not.toMatch(/Hennep\+te/);
    expect(settingsOf({ ...QUEUE_DEFAULTS, q: 'Vera Nachtegaal' })).toEqual({});
  });

  test('differ when a filter, order or column is another, or something holds no longer', () => {
    const opened = addressOfView(view);
    expect(differs({ ...opened, sort: 'received' }, view)).toBe(true);
    expect(differs({ ...opened, kolommen: [] }, view)).toBe(true);
    expect(differs(opened, { ...view, stale: ['holder'] })).toBe(true);
    expect(differs({ ...opened, q: 'Vera' }, view)).toBe(false);
  });
});

describe('the columns of an address', () => {
  test('are all of them when it asks for none, or only for one that is not there', () => {
    expect(columnsOf({ kolommen: ['state', 'term'] })).toEqual(['term', 'state']);
    expect(columnsOf({ kolommen: [] })).toHaveLength(7);
    expect(columnsOf({ kolommen: ['weight'] })).toHaveLength(7);
  });
});
