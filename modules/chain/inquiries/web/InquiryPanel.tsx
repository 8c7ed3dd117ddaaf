import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Actions, Button, Card, CardHeader, Dialog, ProblemAlert, Stack } from '#platform/ui/index.ts';
import { mayEnter, useSession } from '#platform/web/index.ts';
import { AskedInquiry } from './AskedInquiry.tsx';
import { AskForm } from './AskForm.tsx';
import { RESEARCHERS } from './groups.ts';
import { inquiriesQuery, type RecordRef } from './inquiries-api.ts';
import { inquiryTexts } from './inquiry-texts.ts';

/** In a signal or case: what was asked of partners about its people, and asking one more. */
function InquiryPanel({ record, mayAsk }: { record: RecordRef; mayAsk: boolean }) {
  const { t } = inquiryTexts.useText();
  const [asking, setAsking] = useState(false);
  const { data, error, refetch } = useQuery(inquiriesQuery({ recordId: record.recordId }));
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  return (
    <Card>
      <CardHeader title={t('panel.title')} count={data.page.count} />
      <Stack>
        <p className="sk-soft">{t('panel.lead')}</p>
        {data.data.map((inquiry) => (
          <AskedInquiry key={inquiry.id} inquiry={inquiry} />
        ))}
        {mayAsk && (
          <Actions>
            <Button onClick={() => setAsking(true)}>{t('ask.title')}</Button>
          </Actions>
        )}
      </Stack>
      <Dialog open={asking} title={t('ask.title')} onClose={() => setAsking(false)} wide>
        <AskForm record={record} onDone={() => setAsking(false)} />
      </Dialog>
    </Card>
  );
}

/** For who researches or weighs it; a reporter sees nothing of it. */
export function SignalInquiryPanel({ signal }: { signal: { id: string; state: string } }) {
  if (!mayEnter(useSession(), RESEARCHERS)) return null;
  return (
    <InquiryPanel record={{ recordKind: 'signal', recordId: signal.id }} mayAsk={signal.state !== 'closed'} />
  );
}

const AT_WORK = ['open', 'planning', 'executing', 'evaluating'];

export const CaseInquiryPanel = ({
  file,
}: {
  file: { id: string; state: string; secrecyConfirmed: boolean };
}) => (
  <InquiryPanel
    record={{ recordKind: 'case', recordId: file.id }}
    mayAsk={AT_WORK.includes(file.state) && file.secrecyConfirmed}
  />
);
