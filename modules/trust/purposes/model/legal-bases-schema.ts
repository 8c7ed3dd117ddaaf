import { z } from 'zod';

const code = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);
const codes = z.array(code);
const codesOrAny = z.array(z.union([code, z.literal('*')])).min(1);
const text = z.string().min(1);
const confidence = z.enum(['verified', 'unconfirmed', 'design']);
const titled = { code, title: text, titleEn: text };
const article = z.strictObject({ law: text, article: text, source: code.optional() });

const extension = z.strictObject({
  allowed: z.boolean(),
  maxMonths: z.int().min(0),
  by: z.string(),
  condition: z.string(),
});

const retention = z.strictObject({
  months: z.int().min(0),
  from: text,
  extension,
  source: text,
  action: text,
  confidence,
  byPhase: z.array(z.strictObject({ phase: code, outcome: text, months: z.int().min(0) })).optional(),
});

const purpose = z.strictObject({
  ...titled,
  description: text,
  domain: code,
  legalBasis: z.array(article).min(1),
  usableBy: codes.min(1),
  externalParties: codes,
  roles: codes.min(1),
  processorRoles: codes.optional(),
  dataCategories: codes.min(1),
  forbidden: codes,
  phases: codes.min(1),
  phaseMarkers: z.strictObject({ enrichment: code, case: code, closed: code }),
  retention,
  informSubject: z.strictObject({ rule: text, mayDelay: z.boolean(), basis: text }),
  dpiaRequired: z.boolean(),
  enabled: z.boolean(),
  confidence,
  note: text.optional(),
  verifiedPart: text.optional(),
});

const ruleFields = {
  code: z.string().regex(/^[A-Z][A-Za-z0-9]+$/),
  title: text,
  from: codesOrAny,
  to: codesOrAny,
  fromRoles: codes.min(1).optional(),
  toRoles: codes.min(1).optional(),
  purpose: z.union([code, z.literal('*')]),
  dataCategories: codesOrAny,
  basis: z.array(article).min(1),
  explanation: text,
  source: code,
  confidence,
  note: text.optional(),
  verifiedPart: text.optional(),
  /** First and last day on which the rule holds, both included; left out: since ever, for ever. */
  validFrom: z.iso.date().optional(),
  validUntil: z.iso.date().optional(),
  /** Phases of the purpose in which the rule holds; left out: in all of them. */
  phases: codes.min(1).optional(),
  /** The term (of `terms`) that the giving has to keep to. */
  term: code.optional(),
  /** Types of organisations that may not know that one of `from` takes part in a case of the purpose; left out: none. */
  shieldsMembersFrom: codes.min(1).optional(),
};

/** An empty list: in a description of the interface an empty tuple is not allowed. */
const none = z.array(z.never()).max(0);

/** Only a prohibition is lifted or depends on circumstances; only a permission asks conditions. */
const allowRule = z.strictObject({
  ...ruleFields,
  effect: z.literal('allow'),
  conditions: codes,
  unlessAnyOf: none.optional(),
});

const prohibitRule = z.strictObject({
  ...ruleFields,
  effect: z.literal('prohibit'),
  conditions: none,
  unlessAnyOf: z.array(codes.min(1)).optional(),
  appliesWhen: code.optional(),
});

export const sharingRuleSchema = z.discriminatedUnion('effect', [allowRule, prohibitRule]);

const engine = z.strictObject({
  default: z.literal('deny'),
  precedence: z.tuple([z.literal('prohibit'), z.literal('allow')]),
  wildcard: text,
  semantics: text,
  appliesWhen: z.record(code, text),
  compositeConditions: z.record(code, codes.min(2)),
  defaultPurpose: code,
  /** Regimes that data of an organisation type carry; the first counts when the giver names none. */
  sourceRegimes: z.record(code, codes.min(1)),
  /** Purposes whose cases hold data of several organisations. */
  jointPurposes: codes,
  regimeFreeCategories: codes,
  show: text,
  log: text,
  externalParties: text,
  noPurposeNoData: text,
  stricterThanLaw: text,
  'condition-evaluation': text,
  sourceRead: z.record(code, text),
  confidence: z.record(code, text),
  notes: z.array(text),
  disclosure: text,
  roleCheck: text,
  confirmation: text,
  processor: text,
  sourceRegime: text,
  wordBack: text,
});

/** `content/legal-bases.json`. Months and days are calendar months and days. */
export const legalBasesSchema = z.strictObject({
  version: text,
  status: text,
  engine,
  sources: z.array(
    z.strictObject({
      code,
      title: text,
      url: z.string(),
      read: z.enum(['read', 'not-read', 'design']),
      background: z.boolean(),
    }),
  ),
  organisationTypes: z.array(z.strictObject(titled)),
  roles: z.array(z.strictObject({ ...titled, organisationTypes: codes.min(1) })),
  dataCategories: z.array(z.strictObject({ ...titled, kind: code, examples: z.array(text) })),
  conditions: z.array(
    z.strictObject({
      code,
      title: text,
      check: text,
      by: z.enum(['system', 'statement', 'approval', 'document']),
    }),
  ),
  purposes: z.array(purpose),
  sharingRules: z.array(sharingRuleSchema),
  dataSubjectRights: z.array(
    z.looseObject({ right: code, title: text, article: text, source: code, confidence }),
  ),
  terms: z.array(z.looseObject({ code, title: text, days: z.int(), basis: text, source: code, confidence })),
});

export type LegalBasesContent = z.output<typeof legalBasesSchema>;
export type Purpose = LegalBasesContent['purposes'][number];
export type SharingRule = LegalBasesContent['sharingRules'][number];
export type AllowRule = Extract<SharingRule, { effect: 'allow' }>;
export type ProhibitRule = Extract<SharingRule, { effect: 'prohibit' }>;
export type Condition = LegalBasesContent['conditions'][number];
export type LegalArticle = z.output<typeof article>;
export type Confidence = z.output<typeof confidence>;
