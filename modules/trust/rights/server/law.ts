import { z } from 'zod';
import type { LegalBases } from '#modules/trust/purposes/model/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { type LetterPurpose, RIGHTS_PURPOSE, type RightCode, type RightTerm } from '../model/index.ts';
import type { RightsParts } from './ports.ts';

const termShape = z.looseObject({ termMonths: z.int().min(0), extensionMonths: z.int().min(0) });

export const legalOf = (scope: Scope, { content }: Pick<RightsParts, 'content'>) =>
  content.legal(scope.organisation.id);

/** Months of a right as the law's content in force has them. */
export function termOfRight(legal: LegalBases, right: RightCode): RightTerm {
  const found = legal.content.dataSubjectRights.find((item) => item.right === right);
  if (found === undefined) throw new Error(`the legal bases know no right ${right}`);
  return termShape.parse(found);
}

/** Every purpose: a request is about all records, under whatever purpose they are kept; its own is not searched. */
export const searchedPurposes = (legal: LegalBases): string[] =>
  [...legal.purposes.keys()].filter((code) => code !== RIGHTS_PURPOSE);

export const titlesOfCategory = (legal: LegalBases, code: string): { nl: string; en: string } => {
  const found = legal.content.dataCategories.find((item) => item.code === code);
  return { nl: found?.title ?? code, en: found?.titleEn ?? code };
};

export const letterPurpose = (legal: LegalBases, code: string): LetterPurpose[] => {
  const purpose = legal.purposes.get(code);
  if (purpose === undefined) return [];
  return [
    {
      code,
      title: { nl: purpose.title, en: purpose.titleEn },
      articles: purpose.legalBasis.map(({ law, article }) => `${law} ${article}`).join('; '),
      categories: purpose.dataCategories.map((category) => titlesOfCategory(legal, category)),
      months: purpose.retention.months,
      from: purpose.retention.from,
    },
  ];
};
