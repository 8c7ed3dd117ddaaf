import { DisclosureList } from './DisclosureList.tsx';
import { disclosureTexts } from './disclosure-texts.ts';

/** On the page of a signal: what of it went to whom. */
export function SignalDisclosures({ signal }: { signal: { id: string } }) {
  const { t } = disclosureTexts.useText();
  return <DisclosureList filters={{ recordId: signal.id }} title={t('register.ofSignal')} />;
}
