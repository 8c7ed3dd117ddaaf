import { Worker } from 'node:worker_threads';
import type { ScoreTask } from './score-task.ts';
import type { ScoredPairs } from './scored-pairs.ts';

type Reply = { readonly done: number } | { readonly result: ScoredPairs };

const file = import.meta.url.endsWith('.ts') ? './score-thread-from-source.mjs' : './score-thread.js';

/** Scores one share of the candidates in a thread of its own; `tell` hears how many are done. */
export async function scoreInThread(
  { plan, ...task }: ScoreTask,
  tell: (done: number) => void,
): Promise<ScoredPairs> {
  const worker = new Worker(new URL(file, import.meta.url), {
    workerData: { ...task, settings: plan.settings },
  });
  const { promise, resolve, reject } = Promise.withResolvers<ScoredPairs>();
  worker.on('message', (reply: Reply) => {
    if ('done' in reply) tell(reply.done);
    else resolve(reply.result);
  });
  worker.on('error', reject);
  worker.on('exit', (code) => reject(new Error(`A thread stopped with code ${code} before it was done.`)));
  return promise;
}
