import { expect, test } from 'vitest';
import { scoreOf } from './vitest-part.ts';

const report = (passed: number, failed: number, files: [string, string[]][] = []) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  testResults: files.map(([status, tests]) => ({
    status,
    assertionResults: tests.map((of) => ({ status: of })),
  })),
});

test('passed and failed tests are counted', () => {
  expect(scoreOf(report(3, 1, [['failed', ['passed', 'failed']]]), 1)).toEqual({ passed: 3, failed: 1 });
});

test('a file that could not be loaded is a failure', () => {
  expect(scoreOf(report(3, 0, [['failed', []]]), 1)).toEqual({ passed: 3, failed: 1 });
});

test('a run that ends badly between the tests is a failure', () => {
  expect(scoreOf(report(3, 0), 1)).toEqual({ passed: 3, failed: 1 });
});

test('a run without tests is a failure', () => {
  expect(scoreOf(report(0, 0), 0)).toEqual({ passed: 0, failed: 1 });
});
