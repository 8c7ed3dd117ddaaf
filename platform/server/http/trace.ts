import { randomBytes } from 'node:crypto';
import type { Operation } from '../scope.ts';

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

/** The operation of a request; takes over the caller's trace (W3C Trace Context) when it sends one. */
export function operationOf(name: string, traceparent: string | string[] | undefined): Operation {
  const match = typeof traceparent === 'string' ? TRACEPARENT.exec(traceparent) : null;
  return {
    name,
    traceId: match?.[1] ?? randomBytes(16).toString('hex'),
    operationId: randomBytes(8).toString('hex'),
    ...(match?.[2] === undefined ? {} : { parentOperationId: match[2] }),
  };
}
