import { defineConfig } from 'vitest/config';

/** Fails a test that writes to the console or leaves a promise unhandled. */
const quiet = './platform/testing/quiet-console.ts';
const away = ['**/node_modules/**', '**/dist/**', '**/fixtures/**', '**/.schakel/**'];

export default defineConfig({
  test: {
    passWithNoTests: true,
    exclude: away,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...away, '**/*.int.test.ts'],
          environment: 'node',
          // No test changes module state, so files may share one: it is several times faster.
          isolate: false,
          setupFiles: [quiet],
        },
      },
      {
        test: {
          name: 'component',
          include: ['**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: [quiet, './platform/testing/component-setup.ts'],
        },
      },
      {
        test: {
          name: 'integration',
          include: ['**/*.int.test.ts'],
          environment: 'node',
          pool: 'forks',
          // Each file has its own clone of the template database; the application itself is read once per worker.
          isolate: false,
          maxWorkers: 2,
          globalSetup: ['./platform/testing/global-setup.ts'],
          setupFiles: [quiet],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['**/*.e2e.ts'],
          environment: 'node',
          pool: 'forks',
          // Each journey has a product, a database and a browser of its own, and waits more than it works.
          maxWorkers: 2,
          globalSetup: ['./apps/testing/demo-once.ts'],
          setupFiles: [quiet],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
