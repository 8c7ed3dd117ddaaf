import type { AllowRule, LegalBases } from '../../purposes/model/index.ts';
import type { Processor } from './processors.ts';
import type { Activity, DpiaInput } from './register-schemas.ts';
import { type SubjectKind, subjectsOf } from './subjects.ts';

type Purpose = LegalBases['content']['purposes'][number];

type Titled = { readonly code: string; readonly title: string; readonly titleEn: string };

/** The running configuration of one organisation: what the registers are made of. */
export type Configuration = {
  readonly legal: LegalBases;
  readonly organisationType: string;
  /** Rules of this version that the organisation's privacy officer confirmed. */
  readonly confirmedRules: ReadonlySet<string>;
  readonly processors: readonly Processor[];
  /** Purpose -> day of the last approved DPIA. */
  readonly dpias: ReadonlyMap<string, string>;
  /** Purpose -> names of the organisations that are responsible together. */
  readonly jointControllers: ReadonlyMap<string, readonly string[]>;
  /** Kinds of mentions that the product records. */
  readonly mentionKinds: readonly string[];
  /** Themes of the organisation with the purposes that each is recorded in. */
  readonly themes: readonly (Titled & { readonly purposes: readonly string[] })[];
  /** What a kind of people is called, in the reader's language. */
  readonly subjectWords: Readonly<Record<SubjectKind, string>>;
  /** Role -> purposes in which it reads every record. */
  readonly wideReading: Readonly<Record<string, readonly string[]>>;
};

const SENSITIVE: ReadonlySet<string> = new Set([
  'special',
  'criminal',
  'police',
  'medical-secret',
  'tax',
  'bsn',
]);

const titledCategory = ({ content }: LegalBases, code: string) => {
  const found = content.dataCategories.find((item) => item.code === code);
  return {
    code,
    title: found?.title ?? code,
    titleEn: found?.titleEn ?? code,
    kind: found?.kind ?? 'ordinary',
  };
};

const titleOfType = ({ content }: LegalBases, code: string): string =>
  content.organisationTypes.find((type) => type.code === code)?.title ?? code;

/** Purposes that an organisation of this kind works in, in the order of the content. */
export const purposesInForce = ({ legal, organisationType }: Configuration): Purpose[] =>
  legal.content.purposes.filter((purpose) => purpose.enabled && purpose.usableBy.includes(organisationType));

/** Mentions are compared where signals are recorded, and only within one purpose. */
export const comparesMentions = (purpose: Purpose): boolean => purpose.phases.includes('signaal');

/** Rules by which an organisation of this kind gives in a purpose, confirmed or not. */
const rulesOf = ({ legal, organisationType }: Configuration, purpose: string): AllowRule[] =>
  (legal.allows.get(purpose) ?? []).filter(
    (rule) => rule.from.includes('*') || rule.from.includes(organisationType),
  );

/** One line of the register of processing: only rules in force count as recipients. */
export function activityOf(configuration: Configuration, purpose: Purpose): Activity {
  const { legal, confirmedRules, processors, dpias, jointControllers, themes } = configuration;
  return {
    purpose: { code: purpose.code, title: purpose.title, titleEn: purpose.titleEn },
    description: purpose.description,
    articles: purpose.legalBasis.map(({ law, article }) => ({ law, article })),
    confidence: purpose.confidence,
    subjects: subjectsOf(purpose.dataCategories, configuration.mentionKinds).map(
      (kind) => configuration.subjectWords[kind],
    ),
    themes: themes
      .filter(({ purposes }) => purposes.includes(purpose.code))
      .map(({ code, title, titleEn }) => ({ code, title, titleEn })),
    categories: purpose.dataCategories.map((code) => titledCategory(legal, code)),
    recipients: rulesOf(configuration, purpose.code)
      .filter((rule) => confirmedRules.has(rule.code))
      .map((rule) => ({
        rule: rule.code,
        title: rule.title,
        to: rule.to.map((type) => (type === '*' ? type : titleOfType(legal, type))),
        articles: rule.basis.map(({ law, article }) => ({ law, article })),
        conditions: rule.conditions.map((code) => legal.conditions.get(code)?.title ?? code),
        confidence: rule.confidence,
      })),
    retention: {
      months: purpose.retention.months,
      from: purpose.retention.from,
      action: purpose.retention.action,
      source: purpose.retention.source,
      byPhase: (purpose.retention.byPhase ?? []).map(({ phase, outcome, months }) => ({
        phase,
        outcome,
        months,
      })),
    },
    informSubject: `${purpose.informSubject.rule} (${purpose.informSubject.basis})`,
    jointControllers: [...(jointControllers.get(purpose.code) ?? [])],
    processors: processors
      .filter(({ purposeCodes }) => purposeCodes.length === 0 || purposeCodes.includes(purpose.code))
      .map(({ name }) => name),
    dpia: { required: purpose.dpiaRequired, approvedOn: dpias.get(purpose.code) ?? null },
  };
}

/** What a DPIA of this purpose starts from. */
export function dpiaInputOf(configuration: Configuration, purpose: Purpose): DpiaInput {
  const { legal, organisationType, confirmedRules, wideReading } = configuration;
  const activity = activityOf(configuration, purpose);
  const rules = rulesOf(configuration, purpose.code);
  return {
    ...activity,
    sensitiveCategories: activity.categories.filter(({ kind }) => SENSITIVE.has(kind)),
    forbiddenCategories: purpose.forbidden.map((code) => titledCategory(legal, code)),
    prohibitions: legal.prohibits
      .filter((rule) => rule.purpose === '*' || rule.purpose === purpose.code)
      .filter((rule) => rule.from.includes('*') || rule.from.includes(organisationType))
      .map(({ code, title }) => ({ rule: code, title })),
    rolesThatRead: legal.content.roles
      .filter(
        (role) => purpose.roles.includes(role.code) && role.organisationTypes.includes(organisationType),
      )
      .map(({ code, title, titleEn }) => ({
        code,
        title,
        titleEn,
        wide: (wideReading[code] ?? []).includes(purpose.code),
      })),
    unconfirmedRules: rules
      .filter((rule) => !confirmedRules.has(rule.code))
      .map(({ code, title }) => ({ rule: code, title })),
    uncheckedRules: rules.filter((rule) => rule.confidence === 'unconfirmed').map((rule) => rule.code),
    comparesMentions: comparesMentions(purpose),
  };
}
