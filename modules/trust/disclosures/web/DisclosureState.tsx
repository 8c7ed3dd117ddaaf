import { Chip, Stamp } from '#platform/ui/index.ts';
import type { Disclosure } from '../model/index.ts';
import { disclosureTexts } from './disclosure-texts.ts';

/** How a giving stands; what still waits for a confirmation stands out. */
export function DisclosureState({ disclosure }: { disclosure: Pick<Disclosure, 'state'> }) {
  const { t } = disclosureTexts.useText();
  const word = t(`register.stateName.${disclosure.state}`);
  if (disclosure.state === 'withdrawn' || disclosure.state === 'withdrawal-confirmed')
    return <Chip tone="bad">{word}</Chip>;
  if (disclosure.state === 'corrected') return <Chip tone="warn">{word}</Chip>;
  return <Stamp>{word}</Stamp>;
}
