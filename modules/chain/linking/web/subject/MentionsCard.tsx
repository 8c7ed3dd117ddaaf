import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  Card,
  CardHeader,
  type Column,
  DataTable,
  ReasonDialog,
  Sub,
  TextLink,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { SubjectMention, SubjectPageData } from '../../model/index.ts';
import { linkingTexts } from '../linking-texts.ts';
import { splitMention } from './subject-api.ts';
import { useSubjectWords } from './use-subject-words.ts';

function useColumns(onSplit: ((mention: SubjectMention) => void) | undefined): Column<SubjectMention>[] {
  const { t } = linkingTexts.useText();
  const format = useFormat();
  const words = useSubjectWords();
  const columns: Column<SubjectMention>[] = [
    {
      key: 'signal',
      header: t('subject.signal'),
      rowHeader: true,
      cell: (row) => (
        <>
          <TextLink to={`/signalen/${row.signalId}`}>{row.reference}</TextLink>
          <Sub>
            {row.title} · {format.dateWithoutDay(row.on)}
          </Sub>
        </>
      ),
    },
    {
      key: 'reporter',
      header: t('subject.reporter'),
      cell: (row) => (
        <>
          {words.reporter(row)}
          <Sub>
            {row.reliability === null
              ? t('subject.noReliability')
              : t('subject.reliability', { code: row.reliability })}
          </Sub>
        </>
      ),
    },
    { key: 'says', header: t('subject.says'), cell: (row) => words.says(row).join(' · ') || t('unknown') },
  ];
  if (onSplit === undefined) return columns;
  const split: Column<SubjectMention> = {
    key: 'split',
    header: t('subject.splitAction'),
    hideHeader: true,
    end: true,
    cell: (row) => (
      <Button
        small
        kind="tertiary"
        aria-label={t('subject.split', { reference: row.reference })}
        onClick={() => onSplit(row)}
      >
        {t('subject.splitAction')}
      </Button>
    ),
  };
  return [...columns, split];
}

/** Every mention with its own source; one that was wrongly joined can be taken off. */
export function MentionsCard({ subject }: { subject: SubjectPageData }) {
  const { t } = linkingTexts.useText();
  const client = useQueryClient();
  const [splitting, setSplitting] = useState<SubjectMention | null>(null);
  const columns = useColumns(subject.mentions.length > 1 ? setSplitting : undefined);
  return (
    <Card flush>
      <CardHeader title={t('subject.mentions')} count={subject.mentions.length} />
      <DataTable
        caption={t('subject.mentions')}
        columns={columns}
        rows={subject.mentions}
        rowKey={(row) => row.id}
        narrow="cards"
      />
      {splitting && (
        <ReasonDialog
          title={t('subject.split', { reference: splitting.reference })}
          confirmLabel={t('subject.splitAction')}
          hint={t('subject.reasonHint')}
          onClose={() => setSplitting(null)}
          onConfirm={async (reason) => {
            await splitMention(subject.id, splitting.id, reason);
            await client.invalidateQueries({ queryKey: ['subjects'] });
            setSplitting(null);
          }}
        >
          <p>{t('subject.splitText', { label: subject.label })}</p>
        </ReasonDialog>
      )}
    </Card>
  );
}
