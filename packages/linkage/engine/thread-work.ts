import { parentPort, workerData } from 'node:worker_threads';
import { collectPairs } from './collect-pairs.ts';
import { loadKinds } from './kinds/index.ts';
import { pairReader } from './pair.ts';
import { planFrom } from './plan.ts';
import { scoreShare } from './score-candidates.ts';
import type { FullSettings } from './settings.ts';
import type { ThreadTask } from './thread.ts';

const settings = workerData as FullSettings;
await loadKinds(settings.fields.map(({ kind }) => kind));
const plan = planFrom(settings);

function work(task: ThreadTask): void {
  if (task.work === 'score') {
    const scored = scoreShare({ ...task, plan }, (done) => parentPort?.postMessage({ done }));
    const { left, right, odds } = scored;
    parentPort?.postMessage({ result: scored }, [left.buffer, right.buffer, odds.buffer]);
    return;
  }
  const { table, blocking, border, share } = task;
  const reader = pairReader(table, plan);
  const result = collectPairs(table.size, plan.groups, reader, blocking, border, share);
  const { one, other, metAs } = result.sample;
  parentPort?.postMessage({ result }, [one.buffer, other.buffer, metAs.buffer]);
}

parentPort?.on('message', work);
