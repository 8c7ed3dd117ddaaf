import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Card, CardHeader, Properties } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { Import } from '../model/index.ts';
import { previewQuery } from './imports-api.ts';
import { importTexts } from './imports-texts.ts';

type Props = {
  batch: Import;
  /** True when the counts of the preview belong to what is on the screen. */
  known: boolean;
  children: ReactNode;
};

/** Beside the mapping: what the run would do, and the word to go. */
export function ReadyCard({ batch, known, children }: Props) {
  const { t } = importTexts.useText();
  const format = useFormat();
  const { data } = useQuery({ ...previewQuery(batch.id, batch.version), enabled: known });
  const totals = known ? data?.data.totals : undefined;
  const count = (value: number | undefined): string => (value === undefined ? '…' : format.number(value));
  return (
    <Card>
      <CardHeader title={t('run')} />
      {batch.mappingProblems.length === 0 && (
        <Properties
          ends
          items={[
            { label: t('counts.read'), value: count(totals?.read) },
            { label: t('counts.ready'), value: count(totals?.ready) },
            { label: t('counts.toComplete'), value: count(totals?.toComplete) },
            { label: t('counts.rejected'), value: count(totals?.refused) },
          ]}
        />
      )}
      {children}
    </Card>
  );
}
