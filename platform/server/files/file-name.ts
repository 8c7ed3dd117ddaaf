import { endingOf } from './file-kinds.ts';

export const maximumNameLength = 120;

// Control characters, invisible and direction-changing ones ("photo<RLO>gpj.exe" shows as "photoexe.jpg").
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;
const forbidden = /[<>:"|?*]/g;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A name that is safe to keep, show and offer for saving on any system: the last part of a path, without control or
 * invisible characters, at most 120 characters with its ending kept. A name of which nothing is left becomes "file".
 */
export function safeFileName(name: string): string {
  const last = name.normalize('NFC').replace(invisible, '').split(/[/\\]/).at(-1) ?? '';
  const cleaned = last
    .replace(forbidden, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const ending = endingOf(cleaned);
  const tail = ending === '' ? '' : `.${ending}`;
  const stem = cleaned.slice(0, cleaned.length - tail.length).replace(/[. ]+$/, '');
  const shortened = [...stem]
    .slice(0, maximumNameLength - tail.length)
    .join('')
    .trimEnd();
  const whole = `${shortened === '' ? 'file' : shortened}${tail}`;
  return reserved.test(whole) ? `_${whole}` : whole;
}
