import { parentPort, workerData } from 'node:worker_threads';
import { planOf } from './plan.ts';
import { type ScoreTask, scoreShare } from './score-candidates.ts';

const { settings, ...task } = workerData as Omit<ScoreTask, 'plan'> & {
  readonly settings: ScoreTask['plan']['settings'];
};
const { left, right, odds } = scoreShare({ ...task, plan: planOf(settings) }, (done) =>
  parentPort?.postMessage({ done }),
);
parentPort?.postMessage({ left, right, odds }, [left.buffer, right.buffer, odds.buffer]);
