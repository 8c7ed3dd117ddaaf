import { type Problem, ProblemError } from '../../kit/index.ts';
import type { AuditEvent } from '../audit-event.ts';
import type { Scope } from '../scope.ts';

/** What must stand although the request is undone. */
export type KeptWork = (scope: Scope) => Promise<void>;

/** A refusal that must be in the log although its transaction is rolled back. */
export class AuditedRefusal extends ProblemError {
  readonly events: readonly AuditEvent[];
  readonly keep: KeptWork | undefined;

  constructor(refused: Problem, events: readonly AuditEvent[], keep?: KeptWork) {
    super(refused);
    this.events = events;
    this.keep = keep;
  }
}

/** Ends the request with that answer; the events, and what `keep` does, are written in a transaction of their own. */
export function refuseWithAudit(refused: Problem, events: readonly AuditEvent[], keep?: KeptWork): never {
  throw new AuditedRefusal(refused, events, keep);
}
