import { type Problem, ProblemError } from '../../kit/index.ts';
import type { AuditEvent } from '../audit-event.ts';

/** A refusal that must be in the log although its transaction is rolled back. */
export class AuditedRefusal extends ProblemError {
  readonly events: readonly AuditEvent[];

  constructor(refused: Problem, events: readonly AuditEvent[]) {
    super(refused);
    this.events = events;
  }
}

/** Ends the request with that answer; the events are written in a transaction of their own. */
export function refuseWithAudit(refused: Problem, events: readonly AuditEvent[]): never {
  throw new AuditedRefusal(refused, events);
}
