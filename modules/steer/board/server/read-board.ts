import type { ThemesContent } from '#modules/chain/themes/model/index.ts';
import { factsFor, type Giving, giverOf, systemFact } from '#modules/trust/disclosures/server/index.ts';
import { evaluateDisclosure } from '#modules/trust/purposes/model/index.ts';
import type { ContentStore } from '#modules/trust/purposes/server/index.ts';
import { problem, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { type Board, rateOf } from '../model/index.ts';
import { findFigures } from './board-queries.ts';

export type BoardParts = { readonly content: ContentStore };

export const BOARD_PURPOSE = 'programma-bestuur';

/**
 * Accounting to a board is a giving as well: the rule says under which conditions, and the database made them hold
 * (nothing under ten, no personal data). Errors: `rule-refuses`, `conditions-open`.
 */
async function ruleOf(scope: Scope, parts: BoardParts): Promise<Board['rule']> {
  const legal = parts.content.legal(scope.organisation.id).document;
  const giving: Giving = {
    // A municipality accounts to its own board; any other reader sees no more than the public might.
    to: {
      organisationId: scope.organisation.id,
      type: scope.organisation.type === 'gemeente' ? 'gemeente' : 'openbaar',
      roles: scope.roles,
    },
    purpose: BOARD_PURPOSE,
    categories: ['geaggregeerd'],
    record: { kind: 'board', id: scope.organisation.id, retentionFrom: scope.now },
    fieldsChosen: true,
    known: [systemFact('small-numbers-suppressed'), systemFact('no-personal-data')],
  };
  const verdict = evaluateDisclosure(
    legal,
    { ...giving, from: giverOf(scope) },
    await factsFor(scope, parts, giving),
  );
  const rule = verdict.rules[0];
  if (verdict.outcome === 'allowed' && rule !== undefined) {
    const { code, title, articles } = rule;
    return { code, title, articles: articles.map(({ law, article }) => ({ law, article })) };
  }
  return refuse(
    problem(verdict.outcome === 'not-allowed' ? 'rule-refuses' : 'conditions-open', {
      params: { purpose: BOARD_PURPOSE },
    }),
  );
}

/** Errors: `not-allowed` for whoever may not see it, and those of the rule. */
export async function readBoard(
  scope: Scope,
  parts: BoardParts,
  year: number,
  theme: string | undefined,
): Promise<Board> {
  const figures = await findFigures(scope, year, theme);
  if (figures === null) return refuse('not-allowed');
  const { themes } = parts.content.newest('themes').document as ThemesContent;
  return {
    ...figures,
    municipalities: figures.municipalities.map((each) => ({
      ...each,
      per10000: rateOf(each.count, each.inhabitants),
    })),
    themes: themes.map(({ code, title, titleEn, domain }) => ({ code, title, titleEn, domain })),
    rule: await ruleOf(scope, parts),
  };
}
