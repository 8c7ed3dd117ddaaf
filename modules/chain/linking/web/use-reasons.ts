import type { Proposal } from '../model/index.ts';
import { tellingReasons } from '../model/telling-reasons.ts';
import { linkingTexts } from './linking-texts.ts';

/** The reasons of a proposal as sentences: what was equal, what to mind, and of that what is noise. */
export function useReasons(): (proposal: Proposal) => { because: string; mind: string; noise: string } {
  const { t, maybe } = linkingTexts.useText();
  const word = (kind: 'because' | 'mind', code: string): string => maybe(`${kind}.${code}`) ?? code;
  const sentence = (parts: readonly string[]): string => {
    if (parts.length === 0) return '';
    const last = parts.at(-1) ?? '';
    const start = parts.slice(0, -1).join(', ');
    return `${start === '' ? last : `${start} ${t('and')} ${last}`}.`;
  };
  return ({ reasons: { because, mind, noise = [] } }) => {
    const counting = because.filter((code) => !noise.includes(code));
    const silent = tellingReasons(noise).map((code) => t('noise.reason', { reason: word('because', code) }));
    return {
      because: sentence(tellingReasons(counting).map((code) => word('because', code))),
      mind: sentence([...mind.map((code) => word('mind', code)), ...silent]),
      noise: sentence(silent),
    };
  };
}
