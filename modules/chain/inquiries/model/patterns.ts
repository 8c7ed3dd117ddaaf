/** Numbers and hashes of one question by which its place among others is seen; no name and no text. */
export type QuestionTraits = {
  readonly name: string | null;
  /** Days since 1970. */
  readonly birthDay: number | null;
  readonly bsn: number | null;
  readonly kvk: number | null;
  /** Street and town as one hash. */
  readonly street: string | null;
  readonly houseNumber: number | null;
};

export type AskedQuestion = {
  /** Asked by the account that asks now; false: by a colleague. */
  readonly own: boolean;
  readonly recordId: string;
  /** The same for the same person or company. */
  readonly subject: string;
  readonly askedAt: number;
  readonly traits: QuestionTraits;
};

export const PATTERNS = ['birth-dates', 'names', 'street', 'numbers', 'list'] as const;
type PatternCode = (typeof PATTERNS)[number];
export type Pattern = {
  readonly code: PatternCode;
  readonly reach: 'account' | 'organisation';
  /** How many questions show it, the new one included. */
  readonly questions: number;
};

type Measure = { readonly days: number; readonly questions: number };

/**
 * From how many different values on the questions of one account, or of all colleagues together, look like a search for what is not
 * known. A typing slip that is asked again stays below; a walk is stopped long before a day's number of questions.
 */
const MEASURES: Readonly<Record<PatternCode, Readonly<Record<Pattern['reach'], Measure>>>> = {
  'birth-dates': { account: { days: 30, questions: 3 }, organisation: { days: 30, questions: 4 } },
  names: { account: { days: 7, questions: 4 }, organisation: { days: 7, questions: 6 } },
  street: { account: { days: 7, questions: 5 }, organisation: { days: 7, questions: 8 } },
  numbers: { account: { days: 30, questions: 3 }, organisation: { days: 30, questions: 3 } },
  list: { account: { days: 1 / 24, questions: 8 }, organisation: { days: 1 / 24, questions: 12 } },
};

/** Numbers that stand this close to the next are a row; chance does not put three of them there. */
const CLOSE = 100;
const DAY = 86_400_000;
/** Furthest back that any pattern looks. */
export const PATTERN_DAYS = 30;

type Known<Key extends keyof QuestionTraits> = NonNullable<QuestionTraits[Key]>;

/** Different values of one trait among the questions that share another with the new one. */
function valuesBeside<Key extends keyof QuestionTraits>(
  questions: readonly AskedQuestion[],
  next: AskedQuestion,
  shared: keyof QuestionTraits,
  varies: Key,
): Set<Known<Key>> {
  const same = next.traits[shared];
  if (same === null || next.traits[varies] === null) return new Set();
  const values = questions
    .filter((question) => question.traits[shared] === same)
    .flatMap((question) => question.traits[varies] ?? []);
  return new Set(values as Known<Key>[]);
}

/** Length of the row of close numbers in which the new one stands. */
function rowAround(numbers: readonly number[], own: number): number {
  const sorted = [...new Set(numbers)].sort((one, other) => one - other);
  const at = sorted.indexOf(own);
  const closeTo = (index: number) => (sorted[index + 1] ?? Number.MAX_VALUE) - (sorted[index] ?? 0) <= CLOSE;
  let first = at;
  while (first > 0 && closeTo(first - 1)) first -= 1;
  let last = at;
  while (closeTo(last)) last += 1;
  return last - first + 1;
}

function longestRow(questions: readonly AskedQuestion[], next: AskedQuestion): number {
  const rows = (['bsn', 'kvk'] as const).map((key) => {
    const own = next.traits[key];
    return own === null
      ? 0
      : rowAround(
          questions.flatMap((question) => question.traits[key] ?? []),
          own,
        );
  });
  return Math.max(...rows);
}

const COUNT: Readonly<
  Record<PatternCode, (questions: readonly AskedQuestion[], next: AskedQuestion) => number>
> = {
  'birth-dates': (questions, next) => valuesBeside(questions, next, 'name', 'birthDay').size,
  names: (questions, next) => valuesBeside(questions, next, 'birthDay', 'name').size,
  street: (questions, next) => valuesBeside(questions, next, 'street', 'houseNumber').size,
  numbers: longestRow,
  list: (questions, next) =>
    new Set(
      questions.filter((question) => question.recordId === next.recordId).map((question) => question.subject),
    ).size,
};

/** The first pattern that the new question completes; undefined when it may be asked. */
export function findPattern(recent: readonly AskedQuestion[], next: AskedQuestion): Pattern | undefined {
  for (const reach of ['account', 'organisation'] as const) {
    for (const code of PATTERNS) {
      const measure = MEASURES[code][reach];
      const since = next.askedAt - measure.days * DAY;
      const within = recent.filter(
        (question) => question.askedAt > since && (reach === 'organisation' || question.own),
      );
      const questions = COUNT[code]([...within, next], next);
      if (questions >= measure.questions) return { code, reach, questions };
    }
  }
  return undefined;
}
