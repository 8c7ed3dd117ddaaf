import { useFormat } from '#platform/web/index.ts';
import type { ShownField, SubjectMention } from '../../model/index.ts';
import { linkingTexts } from '../linking-texts.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Words for what stands in a subject. */
export function useSubjectWords() {
  const { t, maybe } = linkingTexts.useText();
  const format = useFormat();
  return {
    kind: (kind: string) => maybe(`subject.kind.${kind}`) ?? kind,
    field: (field: string) => maybe(`field.${field}`) ?? field,
    /** A BSN is named by a letter: it is compared, not shown. */
    value: (field: string, shown: string | null, at: number) => {
      if (shown === null) return t('subject.bsnValue', { letter: LETTERS[at] ?? String(at + 1) });
      return field === 'birthDate' ? format.dateWithoutDay(shown) : shown;
    },
    days: ({ oldestOn, newestOn }: ShownField['values'][number]) =>
      oldestOn === newestOn
        ? t('subject.once', { oldest: format.dateWithoutDay(oldestOn) })
        : t('subject.since', {
            oldest: format.dateWithoutDay(oldestOn),
            newest: format.dateWithoutDay(newestOn),
          }),
    reporter: (mention: SubjectMention) =>
      (mention.reporterKind === null ? null : maybe(`subject.reporterKind.${mention.reporterKind}`)) ??
      t('subject.reporterUnknown'),
    says: (mention: SubjectMention): string[] =>
      [
        mention.name,
        mention.companyName,
        mention.birthDate === null ? null : format.dateWithoutDay(mention.birthDate),
        mention.hasBsn ? t('subject.bsnKnown') : null,
        mention.minor ? t('subject.minor') : null,
        mention.phone,
        mention.email,
        mention.iban,
        mention.kvk,
        mention.plate,
        mention.handle,
        mention.address,
      ].filter((part) => part !== null),
  };
}
