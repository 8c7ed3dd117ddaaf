import { describe, expect, test } from 'vitest';
import { newId } from '#platform/kit/index.ts';
import { readSettings, viewNameSchema, viewSettingsSchema } from './signal-view.ts';

const colleague = newId();
const known = {
  theme: new Set(['hennepteelt']),
  process: new Set(['buitengebied']),
  department: new Set(['ovv']),
  holder: new Set([colleague]),
};

describe('the settings of a view', () => {
  test('hold filters, order, columns and look, and never search text', () => {
    const settings = { state: ['checked'], theme: 'hennepteelt', sort: 'received', columns: ['term'] };
    expect(viewSettingsSchema.parse(settings)).toEqual(settings);
    expect(viewSettingsSchema.safeParse({ q: 'Vera' }).success).toBe(false);
  });

  test('that still hold are read as they were kept', () => {
    const kept = { theme: 'none', holder: colleague, late: 'true', process: 'buitengebied' };
    expect(readSettings(kept, known)).toEqual({ settings: kept, stale: [] });
    expect(readSettings({ holder: 'me' }, known).stale).toEqual([]);
  });

  test.each([
    ['theme', 'opgeheven-thema'],
    ['process', 'oud'],
    ['department', 'weg'],
    ['holder', newId()],
    ['state', ['no-state-any-more']],
    ['columns', ['weight']],
    ['urgency', 'very'],
  ])('a %s that is no longer there is left out and named', (part, value) => {
    expect(readSettings({ [part]: value, late: 'true' }, known)).toEqual({
      settings: { late: 'true' },
      stale: [part],
    });
  });
});

describe('the name of a view', () => {
  test.each(['Mijn week', 'Hennep in het buitengebied', 'Te laat 2026'])('"%s" tells of nobody', (name) => {
    expect(viewNameSchema.safeParse(name).success).toBe(true);
  });
  test.each(['Bus TF-987-N', 'bel 0612345678', '8011 AB 12', ' '])('"%s" is no name for a view', (name) => {
    expect(viewNameSchema.safeParse(name).success).toBe(false);
  });
});
