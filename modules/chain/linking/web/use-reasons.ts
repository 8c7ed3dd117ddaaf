import type { Proposal } from '../model/index.ts';
import { tellingReasons } from '../model/telling-reasons.ts';
import { linkingTexts } from './linking-texts.ts';

/** The reasons of a proposal as sentences: what was equal, and what to mind. */
export function useReasons(): (proposal: Proposal) => { because: string; mind: string } {
  const { t, maybe } = linkingTexts.useText();
  const sentence = (kind: 'because' | 'mind', codes: readonly string[]): string => {
    const parts = codes.map((code) => maybe(`${kind}.${code}`) ?? code);
    if (parts.length === 0) return '';
    const last = parts.at(-1) ?? '';
    const start = parts.slice(0, -1).join(', ');
    return `${start === '' ? last : `${start} ${t('and')} ${last}`}.`;
  };
  return (proposal) => ({
    because: sentence('because', tellingReasons(proposal.reasons.because)),
    mind: sentence('mind', proposal.reasons.mind),
  });
}
