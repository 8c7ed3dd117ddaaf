import { Worker } from 'node:worker_threads';
import type { Blocking, Border, Share } from './candidates.ts';
import type { Collected } from './collect-pairs.ts';
import type { ScoredPairs, ScoreTask } from './score-candidates.ts';
import type { FullSettings } from './settings.ts';
import type { Table } from './table.ts';

export type CollectTask = {
  readonly table: Table;
  readonly blocking: Blocking;
  readonly border: Border;
  readonly share: Share;
};

/** What a thread is asked to do. */
export type ThreadTask =
  | ({ readonly work: 'score' } & Omit<ScoreTask, 'plan'>)
  | ({ readonly work: 'collect' } & CollectTask);

type Reply = { readonly done: number } | { readonly result: unknown };

const file = import.meta.url.endsWith('.ts') ? './thread-from-source.mjs' : './thread-work.js';

/** A thread beside this one that compares pairs of one table. It starts at once, and ends when it is told to. */
export class Thread {
  readonly #worker: Worker;

  constructor(settings: FullSettings) {
    this.#worker = new Worker(new URL(file, import.meta.url), { workerData: settings });
    // What goes wrong is told to who asks for something.
    this.#worker.on('error', () => undefined);
  }

  /** Scores one share of the candidates; `tell` hears how many are done. */
  score(task: Omit<ScoreTask, 'plan'>, tell: (done: number) => void): Promise<ScoredPairs> {
    return this.#ask({ work: 'score', ...task }, tell) as Promise<ScoredPairs>;
  }

  /** Compares one share of the pairs that the weights are estimated from. */
  collect(task: CollectTask): Promise<Collected> {
    return this.#ask({ work: 'collect', ...task }, () => undefined) as Promise<Collected>;
  }

  end(): void {
    void this.#worker.terminate();
  }

  #ask(task: ThreadTask, tell: (done: number) => void): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#worker.on('message', (reply: Reply) => {
      if ('done' in reply) tell(reply.done);
      else resolve(reply.result);
    });
    this.#worker.on('error', reject);
    this.#worker.on('exit', (code) =>
      reject(new Error(`A thread stopped with code ${code} before it was done.`)),
    );
    this.#worker.postMessage(task);
    return promise;
  }
}
