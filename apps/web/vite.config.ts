import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));
const server = 'http://127.0.0.1:8080';

/**
 * No inline scripts, styles or data: addresses come out of it, so that the page lives under a strict content policy.
 * Every page is a chunk of its own (`AppRoute.page` is a dynamic import).
 */
export default defineConfig({
  root,
  base: '/',
  plugins: [react()],
  resolve: {
    // The design system's single file cannot be shaken; its separate files can (28 kB gzip less).
    alias: [
      {
        find: /^@amsterdam\/design-system-react$/,
        replacement: '@amsterdam/design-system-react/dist/index.js',
      },
    ],
  },
  build: {
    outDir: fileURLToPath(new URL('../../dist/web', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    target: 'es2023',
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // What only some pages need must not end up in a chunk that every page loads.
        codeSplitting: {
          groups: [
            // First, so that the groups below do not take it along.
            {
              name: 'react',
              priority: 10,
              test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store|client-only|clsx)\//,
            },
            { name: 'schema', test: /node_modules\/zod\// },
            { name: 'table', test: /node_modules\/@tanstack\/(table-core|react-table|store|react-store)\// },
            { name: 'aria', test: /node_modules\/(react-aria|react-stately|@internationalized|@react-)/ },
            { name: 'geography', test: /node_modules\/(d3-|topojson|internmap)/ },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': server, '/login': server, '/oidc': server },
  },
});
