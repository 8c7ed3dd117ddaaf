import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkExportOptions } from './audit-command.ts';
import { makeOutputFolder } from './output-folder.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-output-'));
  writeFileSync(join(folder, 'file'), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the folder of an export', () => {
  test('is made with the ones above it, and may be there already', async () => {
    await makeOutputFolder(join(folder, 'year', 'week'));
    await makeOutputFolder(join(folder, 'year', 'week'));
    expect(existsSync(join(folder, 'year', 'week'))).toBe(true);
  });

  test('that is a file, or lies in one, is refused with the option that gives another', async () => {
    await expect(makeOutputFolder(join(folder, 'file'))).rejects.toThrow(
      'is a file; give a folder with --output.',
    );
    await expect(makeOutputFolder(join(folder, 'file', 'more'))).rejects.toThrow(
      /cannot be written \(ENOTDIR\); give another one with --output\.$/,
    );
  });

  test('that the system lets nobody make is refused, and not tried for ever', async () => {
    await expect(makeOutputFolder('/proc/schakel-export')).rejects.toThrow(/cannot be written \(E[A-Z]+\)/);
  });
});

describe('options of an export', () => {
  const options = { organisation: 'zwolle', output: 'x', format: 'csv' } as const;

  test('that the proofs know nothing of are refused, not left out of sight', () => {
    expect(() => checkExportOptions({ ...options, format: 'proofs' })).not.toThrow();
    for (const more of [{ from: '2026-01-01' }, { until: '2026-01-31' }, { kind: 'signal' }])
      expect(() => checkExportOptions({ ...options, format: 'proofs', ...more })).toThrow(
        `--${Object.keys(more)[0]} does not go with proofs`,
      );
  });

  test('are days that exist, the first before the last', () => {
    expect(() => checkExportOptions({ ...options, from: '2026-01-01', until: '2026-01-01' })).not.toThrow();
    expect(() => checkExportOptions({ ...options, from: '2026-13-01' })).toThrow('2026-13-01 is no date');
    expect(() => checkExportOptions({ ...options, from: '2026-02-01', until: '2026-01-31' })).toThrow(
      '--until (2026-01-31) is before --from (2026-02-01).',
    );
  });
});
