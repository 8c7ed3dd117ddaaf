import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findChromium } from './browser.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-browser-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function program(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, '');
  chmodSync(path, 0o755);
  return path;
}

test('the browser that CHROMIUM_PATH names goes before the one on PATH', () => {
  program('chromium');
  const chosen = program('my-browser');
  expect(findChromium({ CHROMIUM_PATH: chosen, PATH: folder })).toBe(chosen);
});

test('a CHROMIUM_PATH that names nothing is said, not passed over', () => {
  expect(() => findChromium({ CHROMIUM_PATH: join(folder, 'gone') })).toThrow(/CHROMIUM_PATH/);
});

test('Chrome on PATH will do', () => {
  const chrome = program('google-chrome');
  expect(findChromium({ PATH: `/nowhere:${folder}` })).toBe(chrome);
});

test('Chromium without windows goes before one with them, wherever on PATH it is', () => {
  program('chromium');
  const other = mkdtempSync(join(folder, 'other-'));
  const shell = join(other, 'chromium-headless-shell');
  writeFileSync(shell, '', { mode: 0o755 });
  expect(findChromium({ PATH: `${folder}:${other}` })).toBe(shell);
});
