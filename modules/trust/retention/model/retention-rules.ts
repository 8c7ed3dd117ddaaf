import { z } from 'zod';
import {
  type ContentResult,
  checkContent,
  type LegalBasesContent,
  type PhaseStatesContent,
  phaseOfState,
} from '#modules/trust/purposes/model/index.ts';

const code = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);
const text = z.string().min(1);
const titled = { kind: code, title: text, titleEn: text };

/** How many calendar months an organisation may decide to keep it shorter or longer. */
const ownRoom = z.strictObject({ fewerMonths: z.int().min(0), moreMonths: z.int().min(0) });

const outcome = z.strictObject({
  outcome: code,
  startEvent: code,
  /** The term of the purpose for the phase of this state, where the purpose has one; else its general term. */
  phaseOf: z.strictObject({ list: z.enum(['signals', 'cases']), state: code }).optional(),
  /** Absent: an organisation decides nothing. */
  own: ownRoom.optional(),
});

const reviewed = z.strictObject({
  ...titled,
  term: z.literal('purpose'),
  archiveValue: z.enum(['none', 'to-select', 'permanent']),
  outcomes: z.array(outcome).min(1),
  /** Purposes of which the law itself says the term: there an organisation decides nothing. */
  ownNotFor: z.array(code).optional(),
  startsOtherwise: z.array(z.strictObject({ purpose: code, startEvent: code, note: text })).optional(),
});

const short = z
  .strictObject({
    ...titled,
    startEvent: code,
    months: z.int().min(0).optional(),
    days: z.int().min(0).optional(),
    /** Absent: one term for all. Only for a kind of which all rows are of one organisation alone. */
    own: ownRoom.optional(),
    source: text,
    confidence: z.enum(['verified', 'unconfirmed', 'design']),
  })
  .refine((rule) => (rule.months === undefined) !== (rule.days === undefined), {
    message: 'one of months and days',
  })
  .refine((rule) => rule.own === undefined || rule.months !== undefined, {
    path: ['own'],
    message: 'only for a term in months',
  });

/** `content/retention-rules.json`. Months and days are calendar months and days. */
const retentionRulesSchema = z.strictObject({
  version: text,
  note: text,
  source: text,
  reviewed: z.array(reviewed),
  short: z.array(short),
});

export type RetentionRulesContent = z.output<typeof retentionRulesSchema>;

/** Refuses a kind that stands twice, a kind that no module registered, and a purpose or state that does not exist. */
export const parseRetentionRules = (
  json: unknown,
  legal: LegalBasesContent,
  phaseStates: PhaseStatesContent,
  kinds: ReadonlySet<string>,
): ContentResult<RetentionRulesContent> =>
  checkContent(retentionRulesSchema, json, (content, problems) => {
    const all = [...content.reviewed, ...content.short].map(({ kind }) => kind);
    problems.unique(['kinds'], all);
    const purposes = new Set(legal.purposes.map((purpose) => purpose.code));
    content.reviewed.forEach((rule, index) => {
      const path = ['reviewed', index] as const;
      problems.one([...path, 'kind'], rule.kind, kinds, 'record kind');
      rule.startsOtherwise?.forEach((other, place) => {
        problems.one([...path, 'startsOtherwise', place, 'purpose'], other.purpose, purposes, 'purpose');
      });
      rule.ownNotFor?.forEach((purpose, place) => {
        problems.one([...path, 'ownNotFor', place], purpose, purposes, 'purpose');
      });
      rule.outcomes.forEach(({ phaseOf }, place) => {
        if (phaseOf === undefined) return;
        const known = new Set(phaseOf.list === 'signals' ? phaseStates.signalStates : phaseStates.caseStates);
        problems.one([...path, 'outcomes', place, 'phaseOf', 'state'], phaseOf.state, known, 'state');
      });
    });
    content.short.forEach((rule, index) => {
      problems.one(['short', index, 'kind'], rule.kind, kinds, 'record kind');
    });
  });

/** One line in force: what the database computes with. Exactly one of `months` and `days`. */
export type RetentionLine = {
  readonly recordKind: string;
  /** `*`: every purpose. */
  readonly purpose: string;
  /** `*`: however it ended. */
  readonly outcome: string;
  readonly startEvent: string;
  readonly months?: number;
  readonly days?: number;
  readonly extension?: { readonly maxMonths: number; readonly by: string; readonly condition: string };
  readonly archiveValue: 'none' | 'to-select' | 'permanent';
  /** Where in the purpose the term stands; absent: its general term. */
  readonly phaseWords?: { readonly phase: string; readonly outcome: string };
  readonly source: string;
  readonly confidence: 'verified' | 'unconfirmed' | 'design';
  /** Bounds within which an organisation may decide on another term, in calendar months; absent: it may not. */
  readonly shortestMonths?: number;
  readonly longestMonths?: number;
};

type Reviewed = RetentionRulesContent['reviewed'][number];
type PurposeContent = LegalBasesContent['purposes'][number];

/** The room that an organisation has around the term of a line; at least one month is kept. */
function boundsOf(
  { own }: Pick<Reviewed['outcomes'][number], 'own'>,
  months: number,
): Pick<RetentionLine, 'shortestMonths' | 'longestMonths'> {
  if (own === undefined) return {};
  return { shortestMonths: Math.max(1, months - own.fewerMonths), longestMonths: months + own.moreMonths };
}

function lineOf(
  rule: Reviewed,
  ended: Reviewed['outcomes'][number],
  purpose: PurposeContent,
  phaseStates: PhaseStatesContent,
): RetentionLine {
  const { retention } = purpose;
  const { phaseOf } = ended;
  const phase =
    phaseOf === undefined ? undefined : phaseOfState(phaseStates, purpose.code, phaseOf.list, phaseOf.state);
  const own = phase === undefined ? undefined : retention.byPhase?.find((entry) => entry.phase === phase);
  const other = rule.startsOtherwise?.find((entry) => entry.purpose === purpose.code);
  const { allowed, maxMonths, by, condition } = retention.extension;
  const months = own?.months ?? retention.months;
  return {
    recordKind: rule.kind,
    purpose: purpose.code,
    outcome: ended.outcome,
    startEvent: other?.startEvent ?? ended.startEvent,
    months,
    ...(allowed ? { extension: { maxMonths, by, condition } } : {}),
    archiveValue: rule.archiveValue,
    ...(own === undefined ? {} : { phaseWords: { phase: own.phase, outcome: own.outcome } }),
    source: retention.source,
    confidence: retention.confidence,
    ...(rule.ownNotFor?.includes(purpose.code) ? {} : boundsOf(ended, months)),
  };
}

/** The lines that a version of the rules comes down to: per kind, purpose and way of ending. */
export const retentionLines = (
  content: RetentionRulesContent,
  legal: LegalBasesContent,
  phaseStates: PhaseStatesContent,
): readonly RetentionLine[] => [
  ...content.reviewed.flatMap((rule) =>
    legal.purposes.flatMap((purpose) =>
      rule.outcomes.map((ended) => lineOf(rule, ended, purpose, phaseStates)),
    ),
  ),
  ...content.short.map(
    ({ kind, startEvent, months, days, own, source, confidence }): RetentionLine => ({
      recordKind: kind,
      purpose: '*',
      outcome: '*',
      startEvent,
      ...(months === undefined ? {} : { months }),
      ...(days === undefined ? {} : { days }),
      archiveValue: 'none',
      source,
      confidence,
      ...(months === undefined ? {} : boundsOf({ own }, months)),
    }),
  ),
];
