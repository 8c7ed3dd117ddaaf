/**
 * What the screen must know about the line to the server: `online`, `retrying` (a call is repeated
 * by itself), `slow` (one waits long for its answer), or `signed-out` (calls wait until the person has logged in again).
 */
export type ConnectionState = 'online' | 'slow' | 'retrying' | 'signed-out';

type Listener = () => void;

export type Connection = {
  state(): ConnectionState;
  subscribe(listener: Listener): () => void;
  /** Marks one call as being repeated; call the result when it ended. */
  beginRetrying(): () => void;
  /** The same for a call that waits long for its answer. */
  beginWaiting(): () => void;
  /** Resolves when somebody logged in again. */
  waitForSignIn(): Promise<void>;
  signedIn(): void;
};

export function createConnection(): Connection {
  const listeners = new Set<Listener>();
  const underWay = { retrying: 0, slow: 0 };
  let waiting: (() => void)[] = [];
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const begin = (state: keyof typeof underWay) => {
    underWay[state] += 1;
    changed();
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      underWay[state] -= 1;
      changed();
    };
  };
  return {
    state: () => {
      if (waiting.length > 0) return 'signed-out';
      if (underWay.retrying > 0) return 'retrying';
      return underWay.slow > 0 ? 'slow' : 'online';
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    beginRetrying: () => begin('retrying'),
    beginWaiting: () => begin('slow'),
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
