import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** A process of its own that answers questions one by one, and tells its memory. */
export type Child = {
  ask<Answer>(question: unknown): Promise<Answer>;
  /** Highest resident memory so far, in MB, sampled every 100 ms. */
  peakRss(): Promise<number>;
  stop(): Promise<void>;
};

type Message = { readonly id: number; readonly answer?: unknown; readonly error?: string };

/** The memory settings of `npm start`: V8 collects early instead of filling the machine. */
const MEMORY = ['--max-semi-space-size=16', '--max-old-space-size=768'];

/** Starts a script of this folder; it says `ready` by answering question 0. */
export async function startChild(script: string, settings: unknown): Promise<Child> {
  const child = fork(join(import.meta.dirname, script), [JSON.stringify(settings)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: MEMORY,
  });
  // A bench that fails does not leave its processes behind.
  process.once('exit', () => child.kill('SIGKILL'));
  const ask = questions(child);
  await ask({ kind: 'ready' });
  return {
    ask: ask as Child['ask'],
    peakRss: () => ask({ kind: 'rss' }) as Promise<number>,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.send({ id: -1, question: { kind: 'stop' } });
      await ended;
    },
  };
}

function questions(child: ChildProcess): (question: unknown) => Promise<unknown> {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let last = 0;
  child.on('message', ({ id, answer, error }: Message) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(answer);
    else asked?.reject(new Error(error));
  });
  child.once('exit', (code) => {
    for (const asked of waiting.values()) asked.reject(new Error(`the process ended with ${code}`));
  });
  return (question) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      child.send({ id: last, question });
    });
}

type Question = { readonly kind: string };

/** The other side: answers with what `handlers` give, and ends after `stop`. */
export function answerParent(
  handlers: Readonly<Record<string, (question: never) => unknown>>,
  stop: () => Promise<void>,
): void {
  let peak = 0;
  const sample = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 100);
  const all: Readonly<Record<string, (question: never) => unknown>> = {
    ready: () => true,
    rss: () => Math.round(Math.max(peak, process.memoryUsage.rss()) / 1024 / 1024),
    ...handlers,
  };
  process.on('message', async ({ id, question }: { id: number; question: Question }) => {
    if (question.kind === 'stop') {
      clearInterval(sample);
      await stop();
      process.exit(0);
    }
    try {
      process.send?.({ id, answer: await all[question.kind]?.(question as never) });
    } catch (error) {
      process.send?.({ id, error: (error as Error).stack ?? String(error) });
    }
  });
}
