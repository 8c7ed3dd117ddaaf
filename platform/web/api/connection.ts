/**
 * What the screen must know about the line to the server: `online`, `retrying` (a call is repeated
 * by itself), or `signed-out` (calls wait until the person has logged in again).
 */
export type ConnectionState = 'online' | 'retrying' | 'signed-out';

type Listener = () => void;

export type Connection = {
  state(): ConnectionState;
  subscribe(listener: Listener): () => void;
  /** Marks one call as being repeated; call the result when it ended. */
  beginRetrying(): () => void;
  /** Resolves when somebody logged in again. */
  waitForSignIn(): Promise<void>;
  signedIn(): void;
};

export function createConnection(): Connection {
  const listeners = new Set<Listener>();
  let retrying = 0;
  let waiting: (() => void)[] = [];
  const changed = () => {
    for (const listener of listeners) listener();
  };
  return {
    state: () => {
      if (waiting.length > 0) return 'signed-out';
      return retrying > 0 ? 'retrying' : 'online';
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    beginRetrying: () => {
      retrying += 1;
      changed();
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        retrying -= 1;
        changed();
      };
    },
    waitForSignIn: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        changed();
      }),
    signedIn: () => {
      const released = waiting;
      waiting = [];
      changed();
      for (const resolve of released) resolve();
    },
  };
}
