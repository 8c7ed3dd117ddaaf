import { z } from 'zod';

const titled = z.object({ code: z.string(), title: z.string(), titleEn: z.string() });
const article = z.object({ law: z.string(), article: z.string() });
const category = titled.extend({ kind: z.string() });

/** A rule that lets data go to others, with what it asks. */
const recipientRule = z.object({
  rule: z.string(),
  title: z.string(),
  /** Titles of kinds of organisation; a rule for everyone names them all as `*`. */
  to: z.array(z.string()),
  articles: z.array(article),
  conditions: z.array(z.string()),
  confidence: z.string(),
});

/** One processing, as AVG 30 lid 1 asks it. Months are calendar months. */
const activitySchema = z.object({
  purpose: titled,
  description: z.string(),
  articles: z.array(article),
  confidence: z.string(),
  /** Kinds of people, in the reader's language. */
  subjects: z.array(z.string()),
  /** Themes of the own organisation that are recorded in this purpose. */
  themes: z.array(titled),
  categories: z.array(category),
  recipients: z.array(recipientRule),
  retention: z.object({
    months: z.number().int(),
    from: z.string(),
    action: z.string(),
    source: z.string(),
    byPhase: z.array(z.object({ phase: z.string(), outcome: z.string(), months: z.number().int() })),
  }),
  informSubject: z.string(),
  jointControllers: z.array(z.string()),
  processors: z.array(z.string()),
  dpia: z.object({ required: z.boolean(), approvedOn: z.string().nullable() }),
});
export type Activity = z.output<typeof activitySchema>;

export const processingRegisterSchema = z.object({
  organisation: z.object({ name: z.string(), type: z.string() }),
  officers: z.array(z.object({ name: z.string(), task: z.enum(['privacy-officer', 'fg']) })),
  rulesVersion: z.string(),
  madeOn: z.string(),
  measures: z.array(z.string()),
  subjects: z.array(z.string()),
  activities: z.array(activitySchema),
});
export type ProcessingRegister = z.output<typeof processingRegisterSchema>;

/** What a DPIA starts from: facts of the configuration, no judgement. */
export const dpiaInputSchema = activitySchema.extend({
  sensitiveCategories: z.array(category),
  forbiddenCategories: z.array(category),
  prohibitions: z.array(z.object({ rule: z.string(), title: z.string() })),
  rolesThatRead: z.array(titled.extend({ wide: z.boolean() })),
  unconfirmedRules: z.array(z.object({ rule: z.string(), title: z.string() })),
  /** Rules whose reading of the law was not checked against the law itself. */
  uncheckedRules: z.array(z.string()),
  comparesMentions: z.boolean(),
});
export type DpiaInput = z.output<typeof dpiaInputSchema>;

const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
  z.object({ kind: z.literal('table'), head: z.array(z.string()), rows: z.array(z.array(z.string())) }),
]);

const sections = z.array(z.object({ title: z.string(), blocks: z.array(block) }));

export const algorithmSchema = z.object({
  name: z.string(),
  summaryEn: z.string(),
  sections,
  purposes: z.array(titled),
  /** Early warning: whether a part of the running product does it, and how that part describes itself. */
  earlyWarning: z.object({ used: z.boolean(), summaryEn: z.string(), sections }),
});
export type Algorithm = z.output<typeof algorithmSchema>;

/** Which group may call what; `everyone`: signed in is enough. */
export const abilityListSchema = z.object({
  groups: z.array(titled.extend({ people: z.number().int() })),
  abilities: z.array(
    z.object({
      operation: z.string(),
      subject: z.string(),
      title: z.string(),
      titleEn: z.string(),
      writes: z.boolean(),
      personalData: z.boolean(),
      everyone: z.boolean(),
      groups: z.array(z.string()),
    }),
  ),
});
export type AbilityList = z.output<typeof abilityListSchema>;
