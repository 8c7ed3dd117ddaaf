import { beforeEach, expect, test, vi } from 'vitest';
import { applyTheme } from './theme.ts';

const root = document.documentElement;

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  root.removeAttribute('style');
});

test('the colours of the organisation become properties of the page', () => {
  applyTheme('light', { code: 'ergens', theme: { act: '#1d4f91', bar: '#14386a', font: 'Noto Sans' } });
  expect(root.dataset.org).toBe('ergens');
  expect(root.style.getPropertyValue('--sk-act')).toBe('#1d4f91');
  expect(root.style.getPropertyValue('--sk-org-bar')).toBe('#14386a');
  expect(root.style.getPropertyValue('--sk-org-font')).toBe('"Noto Sans"');
  expect(root.style.getPropertyValue('--sk-act-soft')).toContain('color-mix');
});

test('in the dark the light colours of the organisation are not used', () => {
  applyTheme('dark', { code: 'ergens', theme: { act: '#1d4f91' } });
  expect(root.dataset.theme).toBe('dark');
  expect(root.style.getPropertyValue('--sk-act')).toBe('');
});

test('anything but a plain colour is left out', () => {
  applyTheme('light', { code: 'ergens', theme: { bar: 'url(https://example.org/x)' } });
  expect(root.style.getPropertyValue('--sk-org-bar')).toBe('');
});
