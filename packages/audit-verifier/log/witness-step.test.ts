import { describe, expect, it } from 'vitest';
import { parseCheckpoint } from '../note/checkpoint.ts';
import { MadeLog } from '../testing/make-log.ts';
import { type ShownLog, witnessStep } from './witness-step.ts';

/** A log of so many entries, closed; the same secret gives the same key, so that two of them are a fork. */
async function logOf(sizes: readonly number[], secret = 'fork', first = 1): Promise<MadeLog> {
  const log = await MadeLog.open(secret);
  let made = first;
  for (const [index, size] of sizes.entries()) {
    for (let n = 0; n < size; n += 1) {
      made += 1;
      log.add('a', made);
    }
    await log.close(1_000 * (index + 1));
  }
  return log;
}

const noteOf = (log: MadeLog, at = -1): string =>
  log
    .checkpoints()
    .split(/(?<=\n)\n(?=schakel|[^—\n]+\n\d+\n)/)
    .at(at) ?? '';

const shownBy = (log: MadeLog, at = -1): ShownLog => ({
  note: noteOf(log, at),
  keys: log.keyFile(),
  proof: async (from, to) => log.tree.consistency(from, to),
});

const memoryOf = (log: MadeLog, at = -1) => ({
  kept: parseCheckpoint(`${noteOf(log, at).split('\n\n')[0]}\n`),
  logKey: log.key,
});

describe('a witness', () => {
  it('signs what it sees first, what grew since, and what stayed the same', async () => {
    const log = await logOf([4, 6]);
    expect(await witnessStep({ kept: undefined, logKey: undefined }, shownBy(log, 0))).toMatchObject({
      outcome: 'grew',
    });
    expect(memoryOf(log, 0).kept?.size).toBe(5);
    expect(await witnessStep(memoryOf(log, 0), shownBy(log))).toMatchObject({
      outcome: 'grew',
      checkpoint: { size: 12 },
    });
    expect(await witnessStep(memoryOf(log), shownBy(log))).toMatchObject({ outcome: 'same' });
  });

  it('refuses a tree that shrank', async () => {
    const log = await logOf([4, 6]);
    expect(await witnessStep(memoryOf(log), shownBy(log, 0))).toEqual({
      outcome: 'refused',
      code: 'tree-rolled-back',
      size: 5,
    });
  });

  it('refuses a fork: another tree of one size, and one that grew from another history, whatever proof comes along', async () => {
    const seen = await logOf([4]);
    const fork = await logOf([4, 6], 'fork', 100);
    expect(fork.key).toBe(seen.key);
    expect(await witnessStep(memoryOf(seen), shownBy(fork, 0))).toMatchObject({ code: 'split-view' });
    expect(await witnessStep(memoryOf(seen), shownBy(fork))).toMatchObject({ code: 'history-rewritten' });
    const honest = await logOf([4, 6]);
    const borrowed = { ...shownBy(fork), proof: shownBy(honest).proof };
    expect(await witnessStep(memoryOf(seen), borrowed)).toMatchObject({ code: 'history-rewritten' });
  });

  it('refuses another log, a key that nobody handed over, and a damaged checkpoint', async () => {
    const log = await logOf([4]);
    const other = await logOf([4, 6], 'other');
    expect(await witnessStep(memoryOf(log), shownBy(other))).toMatchObject({ code: 'other-log-key' });
    const shown = shownBy(log);
    const damaged = { ...shown, note: shown.note.replace('\n5\n', '\n6\n') };
    expect(await witnessStep(memoryOf(log), damaged)).toMatchObject({ code: 'checkpoint-damaged' });
    const rotated = await logOf([4]);
    await rotated.rotate('next');
    rotated.add('a', 50);
    await rotated.close(9_000);
    expect(await witnessStep(memoryOf(log), shownBy(rotated))).toMatchObject({ outcome: 'grew' });
    const forged = { ...shownBy(rotated), keys: rotated.keyFile().replace(/\n\n[\s\S]*/, '\n') };
    expect(await witnessStep(memoryOf(log), forged)).toMatchObject({ code: 'key-not-trusted' });
  });
});
