import type { LegalBases } from '#modules/trust/purposes/model/index.ts';
import type { Actor } from '#platform/server/index.ts';
import { coordinates, reported, type SignalInView } from './policy.ts';
import type { SignalParts } from './ports.ts';

export type WhyMaySee = {
  readonly purpose: string;
  readonly purposeEn: string;
  /** Law and article, as the organisation's own reading of the law has them. */
  readonly articles: string[];
  /** Months after closing; null when the purpose keeps no fixed term. */
  readonly keptMonths: number | null;
  readonly because: 'coordinator' | 'reporter' | 'named' | 'agenda' | 'emergency';
};

export const articlesOfPurpose = (legal: LegalBases, code: string): string[] =>
  (legal.purposes.get(code)?.legalBasis ?? []).map((item) => `${item.law} ${item.article}`);

function becauseOf(actor: Actor, signal: SignalInView, emergency: boolean): WhyMaySee['because'] {
  if (coordinates(actor, signal)) return 'coordinator';
  if (reported(actor, signal)) return 'reporter';
  if (signal.named === true) return 'named';
  if (emergency) return 'emergency';
  return actor.groups.includes('weigher') ? 'agenda' : 'named';
}

/** The line "Waarom mag ik dit zien?": purpose, articles, how long, and why this reader. */
export function whyOf(
  actor: Actor,
  parts: Pick<SignalParts, 'content'>,
  signal: SignalInView,
  emergency = false,
): WhyMaySee {
  const legal = parts.content.legal(actor.organisation.id).document;
  const purpose = legal.purposes.get(signal.purposeCode);
  return {
    purpose: purpose?.title ?? signal.purposeCode,
    purposeEn: purpose?.titleEn ?? signal.purposeCode,
    articles: articlesOfPurpose(legal, signal.purposeCode),
    keptMonths: purpose?.retention.months ?? null,
    because: becauseOf(actor, signal, emergency),
  };
}
