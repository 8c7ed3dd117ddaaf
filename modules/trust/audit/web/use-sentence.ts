import { useFormat } from '#platform/web/index.ts';
import type { UnusualLook } from '../model/index.ts';
import { auditTexts } from './audit-texts.ts';

/** What was seen and what it was compared with, in sentences. */
export function useSentence(): (look: UnusualLook) => string {
  const { t } = auditTexts.useText();
  const format = useFormat();
  const usual = ({ compared }: UnusualLook): string[] => {
    const { own, colleagues, days = 0 } = compared;
    return [
      typeof own === 'number' ? t('sentence.own', { count: own, days }) : t('sentence.ownUnknown', { days }),
      typeof colleagues === 'number'
        ? t('sentence.colleagues', { count: colleagues })
        : t('sentence.colleaguesUnknown'),
      t('sentence.limit', { minimum: compared.minimum ?? 0, factor: compared.factor ?? 0 }),
    ];
  };
  return (look) => {
    const { compared } = look;
    switch (look.rule) {
      case 'many-records':
        return [t('sentence.many', { count: compared.count ?? 0 }), ...usual(look)].join(' ');
      case 'own-family-name':
        return t('sentence.family');
      case 'own-address':
        return t('sentence.address');
      case 'after-leaving-case':
        return t('sentence.left', {
          reference: compared.reference ?? '',
          date: format.dateWithoutDay(compared.leftAt ?? null),
        });
      case 'well-known-person':
        return t('sentence.wellKnown', { listed: compared.listed ?? '' });
    }
  };
}
