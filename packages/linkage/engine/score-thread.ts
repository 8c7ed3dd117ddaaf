import { parentPort, workerData } from 'node:worker_threads';
import { loadKinds } from './kinds/index.ts';
import { planFrom } from './plan.ts';
import { scoreShare } from './score-candidates.ts';
import type { ScoreTask } from './score-task.ts';

const { settings, ...task } = workerData as Omit<ScoreTask, 'plan'> & {
  readonly settings: ScoreTask['plan']['settings'];
};
await loadKinds(settings.fields.map(({ kind }) => kind));
const result = scoreShare({ ...task, plan: planFrom(settings) }, (done) => parentPort?.postMessage({ done }));
const { left, right, odds } = result;
parentPort?.postMessage({ result }, [left.buffer, right.buffer, odds.buffer]);
