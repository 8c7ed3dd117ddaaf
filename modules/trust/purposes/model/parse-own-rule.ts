import { checkRule, type KnownCodes } from './check-rule.ts';
import { type ContentResult, checkContent, type Problems } from './content-problems.ts';
import { type LegalBasesContent, type SharingRule, sharingRuleSchema } from './legal-bases-schema.ts';

const codesOf = (items: readonly { readonly code: string }[]) => new Set(items.map((item) => item.code));

const knownCodesOf = (content: LegalBasesContent): KnownCodes => ({
  types: codesOf(content.organisationTypes),
  roles: codesOf(content.roles),
  categories: codesOf(content.dataCategories),
  conditions: codesOf(content.conditions),
  purposes: codesOf(content.purposes),
  sources: codesOf(content.sources),
  terms: new Set(content.terms.map((term) => term.code)),
});

/**
 * One rule that an organisation wrote, held against the content it will stand in. Pointers are into the rule. Besides what every rule must
 * satisfy: an article is one that the content names, or says in which source it was read; a rule is `verified` only by a source that was read.
 */
export const parseOwnRule = (json: unknown, content: LegalBasesContent): ContentResult<SharingRule> =>
  checkContent(sharingRuleSchema, json, (rule, problems) => {
    checkRule(rule, [], content, knownCodesOf(content), problems);
    checkArticles(rule, content, problems);
    const source = content.sources.find((item) => item.code === rule.source);
    if (rule.confidence === 'verified' && source !== undefined && source.read !== 'read')
      problems.report(['confidence'], 'contradiction', rule.source, 'a source that was read');
    if (rule.effect === 'allow' && rule.purpose === '*')
      problems.report(['purpose'], 'contradiction', '*', 'one purpose');
  });

const checkArticles = (rule: SharingRule, content: LegalBasesContent, problems: Problems) => {
  const named = [
    ...content.purposes.flatMap((item) => item.legalBasis),
    ...content.sharingRules.flatMap((item) => item.basis),
  ];
  const laws = new Set(named.map((item) => item.law));
  const articles = new Set(named.map((item) => `${item.law} ${item.article}`));
  rule.basis.forEach(({ law, article, source }, index) => {
    if (!laws.has(law) && source === undefined)
      problems.report(['basis', index, 'law'], 'unknown-code', law, 'law');
    else if (!articles.has(`${law} ${article}`) && source === undefined)
      problems.report(['basis', index, 'article'], 'unknown-code', `${law} ${article}`, 'article');
  });
};
