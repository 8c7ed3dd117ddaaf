import { useSyncExternalStore } from 'react';
import { connection } from './api-client.ts';
import type { ConnectionState } from './connection.ts';

/** Redraws when calls start or stop being repeated, or wait for a login. */
export function useConnection(): ConnectionState {
  return useSyncExternalStore(connection.subscribe, connection.state);
}
