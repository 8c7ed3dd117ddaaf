import { inSentence, listed } from '#platform/kit/index.ts';
import type { Weighed, WeighedField } from '../../model/index.ts';
import { linkingTexts } from '../linking-texts.ts';

/** What would tell most if it were known, the most telling first. */
const WOULD_TELL = ['birthDate', 'address', 'phone'];

/** The waterfall as sentences: what is equal, what differs, what would make it surer, and what is never compared. */
export function InWords({ weighed }: { weighed: Weighed }) {
  const { t, maybe } = linkingTexts.useText();
  const wordOf = (field: string) => inSentence(maybe(`field.${field}`) ?? field);
  const words = (of: (field: WeighedField) => boolean) =>
    weighed.fields.filter((field) => field.points !== 0 && of(field)).map(({ field }) => wordOf(field));
  const equal = words(({ sign }) => sign === '=' || sign === '⇄');
  const differ = words(({ sign }) => sign === '≠');
  const missing = WOULD_TELL.map((name) =>
    weighed.fields.find(({ field, sign }) => field === name && sign === '?'),
  ).find((field) => field !== undefined);
  const sentence = (key: 'waterfall.equal' | 'waterfall.differ', fields: readonly string[]) =>
    t(key, { count: fields.length, fields: listed(fields, t('and')) });
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return (
    <p className="waterfall__words">
      <b>{t('waterfall.inWords')}</b>{' '}
      {equal.length === 0 ? t('waterfall.noneEqual') : sentence('waterfall.equal', equal)}{' '}
      {differ.length > 0 && `${capital(sentence('waterfall.differ', differ))} `}
      {missing !== undefined &&
        `${t(missing.here === null ? 'waterfall.missingHere' : 'waterfall.missingThere', { field: wordOf(missing.field) })} `}
      {t('waterfall.never')}
    </p>
  );
}
