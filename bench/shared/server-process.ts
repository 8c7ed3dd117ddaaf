import { composeApp } from '#apps/server/compose.ts';
import { openParts } from '#apps/server/parts.ts';
import type { DatabaseConnections } from '#platform/server/index.ts';
import { answerParent } from './child.ts';
import { recorderOn } from './statements.ts';

// The server as it runs in production, without its pages: the measured process of a bench.
type Settings = { readonly connections: DatabaseConnections; readonly directory: string };

const { connections, directory } = JSON.parse(process.argv[2] ?? '{}') as Settings;
const parts = await openParts({
  connections,
  dataDirectory: directory,
  masterKey: undefined,
  baseUrl: () => 'http://127.0.0.1',
  demo: true,
  onDatabaseError: () => undefined,
});
const recorder = recorderOn(parts.pools.app);
const app = await composeApp(parts, { logger: { level: 'warn' } });
await app.listen({ host: '127.0.0.1', port: 0 });
const address = app.server.address();

answerParent(
  {
    port: () => (typeof address === 'object' ? address?.port : undefined),
    record: () => {
      recorder.on = true;
    },
    recorded: () => recorder.take(),
    stopRecording: () => {
      recorder.on = false;
    },
  },
  async () => {
    await app.close();
    await parts.close();
  },
);
