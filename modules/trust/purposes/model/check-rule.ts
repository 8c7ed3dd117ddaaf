import type { Problems } from './content-problems.ts';
import type { LegalBasesContent, SharingRule } from './legal-bases-schema.ts';

/** The codes that a content version knows, by what they stand for. */
export type KnownCodes = Readonly<
  Record<
    'types' | 'roles' | 'categories' | 'conditions' | 'purposes' | 'sources' | 'terms',
    ReadonlySet<string>
  >
>;

type Path = readonly (string | number)[];

/** Holds one rule against the content it stands in: every code it names exists, and fits the purpose. */
export const checkRule = (
  rule: SharingRule,
  path: Path,
  content: LegalBasesContent,
  known: KnownCodes,
  problems: Problems,
) => {
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
  rule.basis.forEach((basis, index) => {
    problems.one([...path, 'basis', index, 'source'], basis.source, known.sources, 'source');
  });
  problems.one([...path, 'source'], rule.source, known.sources, 'source');
  problems.one([...path, 'term'], rule.term, known.terms, 'term');
  problems.known([...path, 'shieldsMembersFrom'], rule.shieldsMembersFrom, known.types, 'organisation-type');
  checkDates(rule, path, problems);
  const target = content.purposes.find((item) => item.code === rule.purpose);
  problems.known([...path, 'phases'], rule.phases, new Set(target?.phases), 'phase');
  if (rule.effect === 'prohibit') {
    const circumstances = new Set(Object.keys(content.engine.appliesWhen));
    problems.one([...path, 'appliesWhen'], rule.appliesWhen, circumstances, 'circumstance');
    return;
  }
  if (target === undefined) return;
  const parties = new Set([...target.usableBy, ...target.externalParties]);
  problems.known([...path, 'from'], rule.from, parties, 'party of the purpose');
  problems.known([...path, 'to'], rule.to, parties, 'party of the purpose');
  problems.known(
    [...path, 'dataCategories'],
    rule.dataCategories,
    new Set(target.dataCategories),
    'category of the purpose',
  );
};

const checkDates = (rule: SharingRule, path: Path, problems: Problems) => {
  const { validFrom, validUntil } = rule;
  if (validFrom !== undefined && validUntil !== undefined && validUntil < validFrom)
    problems.report([...path, 'validUntil'], 'contradiction', validUntil, 'not before validFrom');
};
