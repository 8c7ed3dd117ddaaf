import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  Card,
  CardHeader,
  Chip,
  type Column,
  DataTable,
  Empty,
  ProblemAlert,
  Sub,
  TextButton,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { Processor } from '../model/index.ts';
import { ProcessorDialog } from './ProcessorDialog.tsx';
import { registerTexts } from './register-texts.ts';
import { processorsQuery } from './registers-api.ts';
import { useWords } from './use-words.ts';

type Titled = { readonly code: string; readonly title: string; readonly titleEn: string };

function useColumns(
  mayKeep: boolean,
  purposes: readonly Titled[],
  onOpen: (processor: Processor) => void,
): Column<Processor>[] {
  const { t } = registerTexts.useText();
  const format = useFormat();
  const words = useWords();
  const date = (day: string | null) => (day === null ? '–' : format.dateWithoutDay(day));
  return [
    {
      key: 'name',
      header: t('processor.name'),
      rowHeader: true,
      cell: (row) => (
        <>
          {mayKeep && row.origin === 'written' ? (
            <TextButton onClick={() => onOpen(row)}>{row.name}</TextButton>
          ) : (
            row.name
          )}{' '}
          {row.origin === 'mandate' && <Chip>{t('processor.mandate')}</Chip>} <Sub>{row.country}</Sub>
        </>
      ),
    },
    { key: 'task', header: t('processor.task'), cell: (row) => row.task },
    {
      key: 'purposes',
      header: t('processor.purposes'),
      cell: (row) =>
        row.purposeCodes.length === 0
          ? t('processor.allPurposes')
          : row.purposeCodes
              .map((code) => {
                const purpose = purposes.find((item) => item.code === code);
                return purpose === undefined ? code : words.title(purpose);
              })
              .join(', '),
    },
    {
      key: 'agreed',
      header: t('processor.agreedOn'),
      labelled: true,
      cell: (row) => (
        <>
          {date(row.agreedOn)} {row.agreementReference !== null && <Sub>{row.agreementReference}</Sub>}
        </>
      ),
    },
    { key: 'review', header: t('processor.reviewOn'), labelled: true, cell: (row) => date(row.reviewOn) },
    { key: 'ended', header: t('processor.endedOn'), labelled: true, cell: (row) => date(row.endedOn) },
  ];
}

/** Who works with data on the organisation's behalf, and since when that was agreed. */
export function ProcessorsTab() {
  const { t } = registerTexts.useText();
  const { data, error, refetch } = useQuery(processorsQuery);
  const [open, setOpen] = useState<Processor | 'new' | null>(null);
  const mayKeep = data?.abilities.keep ?? false;
  const columns = useColumns(mayKeep, data?.purposes ?? [], setOpen);
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  return (
    <>
      <Card flush>
        <CardHeader
          title={t('tab.processors')}
          count={data && t('processor.count', { count: data.data.length })}
          aside={
            mayKeep && (
              <Button small icon={IconPlus} onClick={() => setOpen('new')}>
                {t('processor.add')}
              </Button>
            )
          }
        />
        <DataTable
          caption={t('tab.processors')}
          columns={columns}
          rows={data?.data}
          rowKey={(row) => row.id}
          narrow="cards"
          empty={<Empty title={t('processor.empty')} />}
        />
      </Card>
      {open !== null && (
        <ProcessorDialog
          known={open === 'new' ? undefined : open}
          purposes={data?.purposes ?? []}
          onDone={() => setOpen(null)}
        />
      )}
    </>
  );
}
