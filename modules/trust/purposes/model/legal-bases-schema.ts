import { z } from 'zod';
import { checkContent, type ContentResult, type Problems } from './content-problems.ts';

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
};

/** Only a prohibition is lifted or depends on circumstances; only a permission asks conditions. */
const allowRule = z.strictObject({
  ...ruleFields,
  effect: z.literal('allow'),
  conditions: codes,
  unlessAnyOf: z.tuple([]).optional(),
});

const prohibitRule = z.strictObject({
  ...ruleFields,
  effect: z.literal('prohibit'),
  conditions: z.tuple([]),
  unlessAnyOf: z.array(codes.min(1)).optional(),
  appliesWhen: code.optional(),
});

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
    z.strictObject({ code, title: text, url: z.string(), read: z.enum(['read', 'not-read', 'design']), background: z.boolean() }),
  ),
  organisationTypes: z.array(z.strictObject(titled)),
  roles: z.array(z.strictObject({ ...titled, organisationTypes: codes.min(1) })),
  dataCategories: z.array(z.strictObject({ ...titled, kind: code, examples: z.array(text) })),
  conditions: z.array(
    z.strictObject({ code, title: text, check: text, by: z.enum(['system', 'statement', 'approval', 'document']) }),
  ),
  purposes: z.array(purpose),
  sharingRules: z.array(z.discriminatedUnion('effect', [allowRule, prohibitRule])),
  dataSubjectRights: z.array(z.looseObject({ right: code, title: text, article: text, source: code, confidence })),
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

type Known = Readonly<Record<'types' | 'roles' | 'categories' | 'conditions' | 'purposes' | 'sources', ReadonlySet<string>>>;

/** Parses `legal-bases.json`; every code it names must exist, or it is refused with the place. */
export const parseLegalBases = (json: unknown): ContentResult<LegalBasesContent> =>
  checkContent(legalBasesSchema, json, (content, problems) => {
    const known: Known = {
      types: problems.codes(['organisationTypes'], content.organisationTypes),
      roles: problems.codes(['roles'], content.roles),
      categories: problems.codes(['dataCategories'], content.dataCategories),
      conditions: problems.codes(['conditions'], content.conditions),
      purposes: problems.codes(['purposes'], content.purposes),
      sources: problems.codes(['sources'], content.sources),
    };
    problems.codes(['sharingRules'], content.sharingRules);
    problems.codes(['terms'], content.terms);
    content.roles.forEach((role, index) => {
      problems.known(['roles', index, 'organisationTypes'], role.organisationTypes, known.types, 'organisation-type');
    });
    checkEngine(content, known, problems);
    content.purposes.forEach((item, index) => {
      checkPurpose(item, ['purposes', index], known, problems);
    });
    content.sharingRules.forEach((rule, index) => {
      checkRule(rule, ['sharingRules', index], content, known, problems);
    });
    for (const list of ['dataSubjectRights', 'terms'] as const) {
      content[list].forEach((item, index) => {
        problems.one([list, index, 'source'], item.source, known.sources, 'source');
      });
    }
  });

const checkEngine = ({ engine: rules }: LegalBasesContent, known: Known, problems: Problems) => {
  problems.one(['engine', 'defaultPurpose'], rules.defaultPurpose, known.purposes, 'purpose');
  problems.known(['engine', 'jointPurposes'], rules.jointPurposes, known.purposes, 'purpose');
  problems.known(['engine', 'regimeFreeCategories'], rules.regimeFreeCategories, known.categories, 'data-category');
  for (const [composite, parts] of Object.entries(rules.compositeConditions)) {
    const path = ['engine', 'compositeConditions', composite];
    problems.one(path, composite, known.conditions, 'condition');
    problems.known(path, parts, known.conditions, 'condition');
  }
  for (const [type, regimes] of Object.entries(rules.sourceRegimes)) {
    const path = ['engine', 'sourceRegimes', type];
    problems.one(path, type, known.types, 'organisation-type');
    problems.known(path, regimes, known.categories, 'data-category');
  }
};

type Path = readonly (string | number)[];

const checkPurpose = (item: Purpose, path: Path, known: Known, problems: Problems) => {
  const phases = new Set(item.phases);
  problems.known([...path, 'usableBy'], item.usableBy, known.types, 'organisation-type');
  problems.known([...path, 'externalParties'], item.externalParties, known.types, 'organisation-type');
  problems.known([...path, 'roles'], item.roles, known.roles, 'role');
  problems.known([...path, 'processorRoles'], item.processorRoles, known.roles, 'role');
  problems.known([...path, 'dataCategories'], item.dataCategories, known.categories, 'data-category');
  problems.known([...path, 'forbidden'], item.forbidden, known.categories, 'data-category');
  for (const list of ['usableBy', 'roles', 'dataCategories', 'forbidden', 'phases'] as const) {
    problems.unique([...path, list], item[list]);
  }
  for (const [marker, phase] of Object.entries(item.phaseMarkers)) {
    problems.one([...path, 'phaseMarkers', marker], phase, phases, 'phase');
  }
  item.retention.byPhase?.forEach((rule, index) => {
    problems.one([...path, 'retention', 'byPhase', index, 'phase'], rule.phase, phases, 'phase');
  });
  item.legalBasis.forEach((basis, index) => {
    problems.one([...path, 'legalBasis', index, 'source'], basis.source, known.sources, 'source');
  });
  item.forbidden.forEach((category, index) => {
    if (item.dataCategories.includes(category)) {
      problems.report([...path, 'forbidden', index], 'contradiction', category, 'not in dataCategories');
    }
  });
};

const checkRule = (rule: SharingRule, path: Path, content: LegalBasesContent, known: Known, problems: Problems) => {
  const orAny = (set: ReadonlySet<string>) => new Set([...set, '*']);
  problems.known([...path, 'from'], rule.from, orAny(known.types), 'organisation-type');
  problems.known([...path, 'to'], rule.to, orAny(known.types), 'organisation-type');
  problems.known([...path, 'fromRoles'], rule.fromRoles, known.roles, 'role');
  problems.known([...path, 'toRoles'], rule.toRoles, known.roles, 'role');
  problems.one([...path, 'purpose'], rule.purpose, orAny(known.purposes), 'purpose');
  problems.known([...path, 'dataCategories'], rule.dataCategories, orAny(known.categories), 'data-category');
  problems.known([...path, 'conditions'], rule.conditions, known.conditions, 'condition');
  problems.unique([...path, 'conditions'], rule.conditions);
  rule.unlessAnyOf?.forEach((set, index) => {
    problems.known([...path, 'unlessAnyOf', index], set, known.conditions, 'condition');
  });
  problems.one([...path, 'source'], rule.source, known.sources, 'source');
  if (rule.effect === 'prohibit') {
    const circumstances = new Set(Object.keys(content.engine.appliesWhen));
    problems.one([...path, 'appliesWhen'], rule.appliesWhen, circumstances, 'circumstance');
    return;
  }
  const target = content.purposes.find((item) => item.code === rule.purpose);
  if (target === undefined) return;
  const parties = new Set([...target.usableBy, ...target.externalParties]);
  problems.known([...path, 'from'], rule.from, parties, 'party of the purpose');
  problems.known([...path, 'to'], rule.to, parties, 'party of the purpose');
  problems.known([...path, 'dataCategories'], rule.dataCategories, new Set(target.dataCategories), 'category of the purpose');
};
