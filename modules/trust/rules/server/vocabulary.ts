import type { LegalBasesContent } from '../../purposes/model/index.ts';
import type { Vocabulary } from '../model/index.ts';

/** What the editor and the ask form offer: all codes that a rule or a question may name, with their words. */
export function vocabularyOf(content: LegalBasesContent): Vocabulary {
  const named = [
    ...content.purposes.flatMap((item) => item.legalBasis),
    ...content.sharingRules.flatMap((item) => item.basis),
  ];
  const articles = new Map(named.map(({ law, article }) => [`${law} ${article}`, { law, article }]));
  return {
    parties: content.organisationTypes,
    roles: content.roles,
    categories: content.dataCategories,
    conditions: content.conditions,
    purposes: content.purposes
      .filter((item) => item.enabled)
      .map((item) => ({
        code: item.code,
        title: item.title,
        titleEn: item.titleEn,
        parties: [...new Set([...item.usableBy, ...item.externalParties])],
        roles: item.roles,
        categories: item.dataCategories,
        phases: item.phases,
      })),
    sources: content.sources.map(({ code, title, read }) => ({ code, title, wasRead: read === 'read' })),
    terms: content.terms.map(({ code, title, days }) => ({ code, title, days })),
    articles: [...articles.values()].sort((one, other) =>
      `${one.law} ${one.article}`.localeCompare(`${other.law} ${other.article}`, 'nl', { numeric: true }),
    ),
    circumstances: Object.keys(content.engine.appliesWhen),
  };
}
