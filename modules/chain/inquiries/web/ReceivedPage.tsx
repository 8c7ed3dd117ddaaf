import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import {
  Chip,
  type Column,
  Empty,
  FilterBar,
  ListCard,
  Pager,
  Segmented,
  Sub,
  TextLink,
} from '#platform/ui/index.ts';
import { useCursorPages, useFormat, useUrlFilters } from '#platform/web/index.ts';
import type { ReceivedInquiry } from '../model/index.ts';
import { AnswerChip } from './AskedInquiry.tsx';
import { InquiryFrame } from './InquiryFrame.tsx';
import { receivedQuery } from './inquiries-api.ts';
import { inquiryTexts } from './inquiry-texts.ts';

const DEFAULTS = { welke: '' };

/** What others asked of the own organisation: who, in which function, by which rules, and what was answered. */
export function ReceivedPage() {
  const { t } = inquiryTexts.useText();
  const format = useFormat();
  const { filters, set, key } = useUrlFilters(DEFAULTS);
  const pages = useCursorPages(key);
  const list = useQuery(receivedQuery(filters.welke === 'open' ? { waiting: true } : {}, pages.cursor));
  const columns: Column<ReceivedInquiry>[] = [
    {
      key: 'asking',
      header: t('column.asking'),
      rowHeader: true,
      cell: (row) => (
        <>
          <TextLink to={`/treffervragen/van-anderen/${row.id}`}>{row.asking.name}</TextLink>
          <Sub>{`${row.askedByName}, ${row.askedByTitle}`}</Sub>
        </>
      ),
    },
    { key: 'when', header: t('column.when'), cell: (row) => format.dateTime(row.askedAt) },
    {
      key: 'about',
      header: t('column.about'),
      cell: (row) => `${t(`subject.${row.subjectKind}`)}, ${t(`record.${row.recordKind}`)}`,
    },
    {
      key: 'rules',
      header: t('column.rules'),
      cell: (row) =>
        row.rules.map((rule) => (
          <Fragment key={rule.code}>
            <Chip>{rule.code}</Chip>{' '}
          </Fragment>
        )),
    },
    {
      key: 'answer',
      header: t('column.answer'),
      corner: true,
      cell: (row) => (
        <>
          <AnswerChip answer={row.answer} />
          {row.contentState !== null && <Sub>{t(`content.state.${row.contentState}`)}</Sub>}
        </>
      ),
    },
  ];
  return (
    <InquiryFrame>
      <FilterBar>
        <Segmented
          label={t('received.which')}
          value={filters.welke}
          onValueChange={(welke) => set({ welke })}
          options={[
            { value: '', label: t('received.all') },
            { value: 'open', label: t('received.waiting') },
          ]}
        />
      </FilterBar>
      <ListCard
        problem={list.error}
        onRetry={() => void list.refetch()}
        caption={t('tab.received')}
        columns={columns}
        rows={list.data?.data}
        rowKey={(row) => row.id}
        narrow="cards"
        empty={<Empty title={t('received.empty')}>{t('received.emptyText')}</Empty>}
      />
      <Pager pages={pages} page={list.data?.page} shown={list.data?.data.length ?? 0} />
    </InquiryFrame>
  );
}

export { ReceivedPage as Page };
