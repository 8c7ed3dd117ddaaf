import type { z } from 'zod';
import { err, ok, type Result } from '#platform/kit/index.ts';

/** One mistake in a content file. `pointer` is a JSON pointer (RFC 6901) to the value that is wrong. */
export type ContentProblem = {
  readonly pointer: string;
  readonly code: 'invalid-shape' | 'unknown-code' | 'duplicate-code' | 'missing-code' | 'contradiction';
  readonly value?: string;
  /** What was looked for, for example 'role' or 'data-category'; for a shape: the schema's own message. */
  readonly expected?: string;
};

export type ContentResult<Content> = Result<Content, readonly ContentProblem[]>;

type Path = readonly (string | number)[];

/** `/purposes/3/roles/0`, with `~` and `/` escaped. */
const jsonPointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Collects mistakes with their place while a file's codes are compared with each other. */
const startProblems = () => {
  const found: ContentProblem[] = [];
  const report = (path: Path, code: ContentProblem['code'], value?: string, expected?: string) => {
    found.push({ pointer: jsonPointer(path), code, value, expected });
  };
  return {
    found,
    report,
    /** Every value must be one of `known`. */
    known(path: Path, values: readonly string[] | undefined, known: ReadonlySet<string>, expected: string) {
      values?.forEach((value, index) => {
        if (!known.has(value)) report([...path, index], 'unknown-code', value, expected);
      });
    },
    one(path: Path, value: string | undefined, known: ReadonlySet<string>, expected: string) {
      if (value !== undefined && !known.has(value)) report(path, 'unknown-code', value, expected);
    },
    /** The codes of a list, reporting those that stand in it twice. */
    codes(path: Path, items: readonly { readonly code: string }[]): ReadonlySet<string> {
      const codes = new Set<string>();
      items.forEach((item, index) => {
        if (codes.has(item.code)) report([...path, index, 'code'], 'duplicate-code', item.code);
        codes.add(item.code);
      });
      return codes;
    },
    unique(path: Path, values: readonly string[] | undefined) {
      values?.forEach((value, index) => {
        if (values.indexOf(value) !== index) report([...path, index], 'duplicate-code', value);
      });
    },
  };
};

export type Problems = ReturnType<typeof startProblems>;

/** Shape first, then codes: a file of the wrong shape is not searched for unknown codes. */
export const checkContent = <Schema extends z.ZodType>(
  schema: Schema,
  json: unknown,
  check: (content: z.output<Schema>, problems: Problems) => void,
): ContentResult<z.output<Schema>> => {
  const shape = schema.safeParse(json);
  if (!shape.success) {
    return err(
      shape.error.issues.map((issue) => ({
        pointer: jsonPointer(issue.path),
        code: 'invalid-shape' as const,
        expected: issue.message,
      })),
    );
  }
  const problems = startProblems();
  check(shape.data, problems);
  return problems.found.length === 0 ? ok(shape.data) : err(problems.found);
};
