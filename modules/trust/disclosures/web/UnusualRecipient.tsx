import { Alert } from '#platform/ui/index.ts';
import { disclosureTexts } from './disclosure-texts.ts';
import type { Giving } from './use-giving.ts';

/** The condition that is asked when nobody here ever gave this partner anything for this. */
const ACKNOWLEDGED = 'recipient-acknowledged';

/** Says why the recipient is unusual before the giver writes that it is right all the same. */
export function UnusualRecipient({ giving, recipient }: { giving: Giving; recipient: string }) {
  const { t } = disclosureTexts.useText();
  if (!giving.rules.some((item) => item.open.some((condition) => condition.code === ACKNOWLEDGED)))
    return null;
  return (
    <Alert tone="warn" title={t('unusual.title', { recipient })}>
      <p>{t('unusual.text')}</p>
    </Alert>
  );
}
