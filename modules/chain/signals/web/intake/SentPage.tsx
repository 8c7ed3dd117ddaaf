import { IconCheck, IconCopy, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Actions, Button, ButtonLink, Card, CardHeader, Page, Stack } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { SignalReceipt } from '../../model/index.ts';
import { signalTexts } from '../signal-texts.ts';
import { toCompleteText } from '../words.ts';
import '../signals.css';

/** The reference, large enough to read aloud over a phone. */
export function SentPage({ receipt, onAgain }: { receipt: SignalReceipt; onAgain: () => void }) {
  const words = signalTexts.useText();
  const { t } = words;
  const format = useFormat();
  const [copied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard?.writeText(receipt.reference).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  const rules = [...new Set(receipt.rules.flatMap((rule) => rule.articles))].slice(0, 3).join(', ');
  return (
    <Page title={t('intake.sent')} lead={receipt.title}>
      <Card>
        <CardHeader title={t('mine.reference')} />
        <Stack>
          <p>{t('intake.sentText')}</p>
          <p className="signal-reference" role="status">
            {receipt.reference}
          </p>
          {receipt.termOn !== null && <p>{t('intake.sentTerm', { date: format.date(receipt.termOn) })}</p>}
          {rules !== '' && <p className="sk-soft">{t('intake.sentRules', { rules })}</p>}
          {receipt.toComplete.length > 0 && (
            <>
              <p>{t('intake.sentMissing')}</p>
              <ul>
                {receipt.toComplete.map((item) => (
                  <li key={`${item.field}-${item.reason}`}>{toCompleteText(words, item)}</li>
                ))}
              </ul>
            </>
          )}
          <Actions>
            <Button kind="primary" icon={IconPlus} onClick={onAgain}>
              {t('intake.again')}
            </Button>
            <ButtonLink to="/mijn-meldingen">{t('intake.toMine')}</ButtonLink>
            <Button icon={copied ? IconCheck : IconCopy} onClick={copy}>
              {copied ? t('intake.copied') : t('intake.copy')}
            </Button>
          </Actions>
        </Stack>
      </Card>
    </Page>
  );
}
