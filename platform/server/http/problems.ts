import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import {
  type FieldProblem,
  isProblemCode,
  type Problem,
  type ProblemCode,
  ProblemError,
  type ProblemParams,
  problem,
} from '../../kit/index.ts';
import { constraintOf, isDatabaseUnavailable, isRefusedByDatabase } from '../database.ts';
import { AuditMissingError, NoMandateError, NoSessionError } from '../scope.ts';
import { type ProblemSentences, problemDetail, problemLanguage } from './problem-detail.ts';

/** Constraint name -> problem code, filled by the modules: the database refuses, the module finds the words. */
export type ConstraintProblems = Readonly<Record<string, ProblemCode>>;

const pointerOf = (where: string, path: readonly PropertyKey[]): string =>
  `/${[where, ...path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1'))].filter((part) => part !== '').join('/')}`;

type Issue = z.core.$ZodIssue;

/** Zod's own codes in ours; its sentences never reach a screen. */
const ISSUE_CODES: Readonly<Record<string, ProblemCode>> = {
  invalid_type: 'wrong-type',
  invalid_value: 'unknown-value',
  invalid_union: 'wrong-type',
  invalid_format: 'wrong-type',
  invalid_key: 'unknown-field',
  invalid_element: 'wrong-type',
  not_multiple_of: 'out-of-range',
};

const sizeCode = (issue: Issue, side: 'small' | 'big'): ProblemCode => {
  const origin = 'origin' in issue ? String(issue.origin) : '';
  if (origin === 'string') return side === 'small' ? 'too-short' : 'too-long';
  if (origin === 'array' || origin === 'set') return side === 'small' ? 'required' : 'too-many';
  return 'out-of-range';
};

function codeOf(issue: Issue): ProblemCode {
  // A refinement names its own code as message: z.string().refine(isBsn, 'invalid-bsn').
  if (isProblemCode(issue.message)) return issue.message;
  if (issue.code === 'too_small') return sizeCode(issue, 'small');
  if (issue.code === 'too_big') return sizeCode(issue, 'big');
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'required';
  return ISSUE_CODES[issue.code] ?? 'wrong-type';
}

function paramsOf(issue: Issue): ProblemParams {
  const known: Record<string, string | number> = {};
  for (const name of ['expected', 'minimum', 'maximum', 'format'] as const) {
    const value = (issue as unknown as Record<string, unknown>)[name];
    if (typeof value === 'string' || typeof value === 'number') known[name] = value;
  }
  return known;
}

function fieldErrors(where: string, issue: Issue): FieldProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointerOf(where, [...issue.path, key]),
      code: 'unknown-field',
    }));
  }
  return [{ pointer: pointerOf(where, issue.path), code: codeOf(issue), params: paramsOf(issue) }];
}

/** The problem for input that does not fit its schema; `where` is '' for a body, else query or params. */
export function invalidInput(where: string, error: z.core.$ZodError): ProblemError {
  const errors = error.issues.flatMap((issue) => fieldErrors(where, issue));
  const onlyUnknown = errors.length > 0 && errors.every((item) => item.code === 'unknown-field');
  return new ProblemError(
    problem(onlyUnknown ? 'unknown-field' : where === '' ? 'invalid-body' : 'invalid-parameter', { errors }),
  );
}

const FASTIFY_CODES: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media-type-not-supported',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid-json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid-json',
  FST_REQ_FILE_TOO_LARGE: 'file-too-large',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'media-type-not-supported',
};

/** The database gave up waiting for another transaction: a repeat may succeed. */
const BUSY = new Set(['40001', '40P01', '55P03', '57014']);

/** Every error becomes a problem from the closed list; what is unknown is `internal` and gets logged. */
export function problemOf(error: unknown, constraints: ConstraintProblems): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof NoSessionError) return problem('not-signed-in');
  if (error instanceof NoMandateError) return problem('no-mandate');
  if (isDatabaseUnavailable(error)) return problem('database-unavailable');
  const violation = constraintOf(error);
  const known = violation === undefined ? undefined : constraints[violation.constraint];
  if (known !== undefined) return problem(known);
  if (isRefusedByDatabase(error)) return problem('not-allowed');
  if (error instanceof AuditMissingError) return problem('audit-missing');
  const code = (error as { code?: string } | null)?.code;
  if (code !== undefined && BUSY.has(code)) return problem('busy');
  const fromFastify = code === undefined ? undefined : FASTIFY_CODES[code];
  if (fromFastify !== undefined) return problem(fromFastify);
  if (error instanceof SyntaxError && (error as { statusCode?: number }).statusCode === 400)
    return problem('invalid-json');
  return problem('internal');
}

const NO_SENTENCES: ProblemSentences = { nl: {}, en: {} };

/** The members every problem has; `type` is the address of a page that explains the code. */
const membersOf = (given: Problem, sentences: Readonly<Record<string, string>>): Record<string, unknown> => ({
  type: `/problems/${given.code}`,
  title: STATUS_CODES[given.status] ?? given.code,
  detail: problemDetail(given, sentences),
  ...given,
});

/** Answers with a problem, its `detail` in the words that a screen would use and the language that was asked for. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  given: Problem,
  sentences: ProblemSentences = NO_SENTENCES,
): FastifyReply {
  const { status } = given;
  const language = problemLanguage(request.headers['accept-language']);
  reply.header('content-language', language).header('vary', 'accept-language');
  if (status === 503) reply.header('retry-after', '5');
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(status)
    .type('application/problem+json')
    .send(JSON.stringify({ ...membersOf(given, sentences[language]), requestId: request.id }));
}

/** Answers what is no HTTP at all; there is no request yet, only a socket. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
  const tooLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const status = tooLarge ? 431 : 400;
  const body = JSON.stringify({
    ...membersOf(problem(tooLarge ? 'too-large' : 'invalid-parameter'), NO_SENTENCES.en),
    status,
  });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
