import { z } from 'zod';
import type { AllowRule, LegalBases } from '#modules/trust/purposes/model/index.ts';

const titled = z.object({ nl: z.string(), en: z.string() });

/** What an organisation does with data under one purpose, as the rules in force say it. No person stands in it. */
export const processingNoticeSchema = z.object({
  code: z.string(),
  title: titled,
  description: z.string(),
  articles: z.array(z.string()),
  categories: z.array(titled),
  never: z.array(titled),
  /** Types of organisations that a confirmed rule lets it go to, each with the rules. */
  receivers: z.array(z.object({ title: titled, rules: z.array(z.string()) })),
  months: z.number().int(),
  from: z.string(),
  told: z.string(),
});
export type ProcessingNotice = z.output<typeof processingNoticeSchema>;

/** The rules in force by which this type of organisation gives under a purpose. */
const givenBy = (
  legal: LegalBases,
  purpose: string,
  organisationType: string,
  confirmed: ReadonlySet<string>,
): AllowRule[] =>
  (legal.allows.get(purpose) ?? []).filter(
    (rule) => confirmed.has(rule.code) && (rule.from.includes(organisationType) || rule.from.includes('*')),
  );

/** By purpose what this type of organisation does, and to whom the rules that it confirmed let data go. */
export function processingNotices(
  legal: LegalBases,
  organisationType: string,
  confirmedRules: readonly string[],
): ProcessingNotice[] {
  const { content } = legal;
  const confirmed = new Set(confirmedRules);
  const category = (code: string) => {
    const found = content.dataCategories.find((item) => item.code === code);
    return { nl: found?.title ?? code, en: found?.titleEn ?? code };
  };
  const type = (code: string) => {
    const found = content.organisationTypes.find((item) => item.code === code);
    return { nl: found?.title ?? code, en: found?.titleEn ?? code };
  };
  const receiversOf = (purpose: string) => {
    const byType = new Map<string, string[]>();
    for (const { code, to, toRoles } of givenBy(legal, purpose, organisationType, confirmed))
      for (const receiver of to) {
        // Inside one's own organisation is no giving away.
        if (receiver === organisationType && toRoles !== undefined) continue;
        byType.set(receiver, [...(byType.get(receiver) ?? []), code]);
      }
    return [...byType].map(([code, rules]) => ({ title: type(code), rules }));
  };
  return content.purposes
    .filter((purpose) => purpose.enabled && purpose.usableBy.includes(organisationType))
    .map((purpose) => ({
      code: purpose.code,
      title: { nl: purpose.title, en: purpose.titleEn },
      description: purpose.description,
      articles: purpose.legalBasis.map(({ law, article }) => `${law} ${article}`),
      categories: purpose.dataCategories.map(category),
      never: purpose.forbidden.map(category),
      receivers: receiversOf(purpose.code),
      months: purpose.retention.months,
      from: purpose.retention.from,
      told: purpose.informSubject.rule,
    }));
}
