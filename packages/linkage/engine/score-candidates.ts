import { countCandidates, eachPair } from './candidates.ts';
import { pairReader } from './pair.ts';
import { scorer } from './score.ts';
import { scoreInThread } from './score-in-thread.ts';
import type { ScoreTask } from './score-task.ts';
import type { ScoredPairs } from './scored-pairs.ts';

/** Below this many pairs a thread costs more than it saves. */
const WORTH_THREADS = 400_000;
const TELL_EVERY = 200_000;

/** Scores one share of the candidates; `tell` hears how many are done. */
export function scoreShare(task: ScoreTask, tell: (done: number) => void): ScoredPairs {
  const { plan, table, blocking, border, estimate, share, floor } = task;
  const score = scorer(table, plan, pairReader(table, plan), estimate);
  const found = new PairColumns();
  let done = 0;
  eachPair(blocking, border, share, (one, other) => {
    if (++done % TELL_EVERY === 0) tell(done);
    const odds = score(one, other);
    if (odds > floor) found.add(one, other, odds);
  });
  tell(done);
  return found.columns;
}

class PairColumns {
  #left = new Uint32Array(1 << 12);
  #right = new Uint32Array(1 << 12);
  #odds = new Float32Array(1 << 12);
  #size = 0;

  add(left: number, right: number, odds: number): void {
    if (this.#size === this.#left.length) this.#grow();
    this.#left[this.#size] = left;
    this.#right[this.#size] = right;
    this.#odds[this.#size++] = odds;
  }

  get columns(): ScoredPairs {
    return {
      left: this.#left.slice(0, this.#size),
      right: this.#right.slice(0, this.#size),
      odds: this.#odds.slice(0, this.#size),
    };
  }

  #grow(): void {
    const room = this.#size * 2;
    const [left, right, odds] = [new Uint32Array(room), new Uint32Array(room), new Float32Array(room)];
    left.set(this.#left);
    right.set(this.#right);
    odds.set(this.#odds);
    [this.#left, this.#right, this.#odds] = [left, right, odds];
  }
}

/** Scores all candidates, over several threads when there are many. */
export async function scoreCandidates(
  task: Omit<ScoreTask, 'share'>,
  threads: number,
  tell: (done: number, total: number) => void,
): Promise<ScoredPairs[]> {
  const total = countCandidates(task.blocking);
  if (threads < 2 || total < WORTH_THREADS)
    return [scoreShare({ ...task, share: { part: 0, of: 1 } }, (done) => tell(done, total))];
  const done = new Array<number>(threads).fill(0);
  return Promise.all(
    done.map((_, part) =>
      scoreInThread({ ...task, share: { part, of: threads } }, (mine) => {
        done[part] = mine;
        tell(
          done.reduce((sum, one) => sum + one, 0),
          total,
        );
      }),
    ),
  );
}
