import type { Blocking, Border, Share } from './candidates.ts';
import type { Estimate } from './estimate.ts';
import type { Plan } from './plan.ts';
import type { Table } from './table.ts';

export type ScoreTask = {
  readonly plan: Plan;
  readonly table: Table;
  readonly blocking: Blocking;
  readonly border: Border;
  readonly estimate: Estimate;
  readonly share: Share;
  /** Pairs below it (natural logarithm of the odds) are left out. */
  readonly floor: number;
};
