import { cpus, totalmem } from 'node:os';

/** What the figures were measured on. */
export const machine = () => ({
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 1024 ** 3),
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
});

const round = (value: number): number => Math.round(value * 10) / 10;

/** Of durations in milliseconds. */
export function summary(durations: readonly number[]) {
  const sorted = [...durations].sort((a, b) => a - b);
  const at = (share: number): number =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

export type Work = (turn: number) => Promise<void>;

/** Runs `work` in so many lanes at once until the time is over; gives each duration and the seconds it took in all. */
export async function runLanes(lanes: number, seconds: number, first: number, work: Work) {
  const durations: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1000;
  let turn = first;
  const lane = async (): Promise<void> => {
    while (performance.now() < end) {
      const began = performance.now();
      await work(turn++);
      durations.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return { durations, seconds: (performance.now() - start) / 1000, next: turn };
}

export const perSecond = (count: number, seconds: number): number => Math.round(count / seconds);
