import { inSentence } from '#platform/kit/index.ts';
import type { Proposal } from '../../model/index.ts';
import { linkingTexts } from '../linking-texts.ts';

const FACT = {
  added: 'review.factAdded',
  changed: 'review.factChanged',
  removed: 'review.factRemoved',
} as const;

/** "Komt terug: geboortedatum is aangevuld." */
export function useReturned(): (returned: NonNullable<Proposal['returned']>) => string {
  const { t, maybe } = linkingTexts.useText();
  return (returned) => {
    const facts = returned.map(({ field, change }) =>
      t(FACT[change], { field: inSentence(maybe(`field.${field}`) ?? field) }),
    );
    return t('review.returnedBecause', { facts: [...new Set(facts)].join(', ') });
  };
}
