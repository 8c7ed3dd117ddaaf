import { useQuery } from '@tanstack/react-query';
import { Card, CardHeader } from '#platform/ui/index.ts';
import { termQuery } from './retention-api.ts';
import { retentionTexts } from './retention-texts.ts';
import { TermLine } from './TermLine.tsx';

export function SignalTermPanel({ signal }: { signal: { id: string } }) {
  const { t } = retentionTexts.useText();
  const { data } = useQuery(termQuery(signal.id));
  if (data === undefined || data === null) return null;
  return (
    <Card sunk>
      <CardHeader title={t('line.title')} />
      <TermLine recordId={signal.id} />
    </Card>
  );
}
