import { useQuery } from '@tanstack/react-query';
import {
  type Column,
  Empty,
  FilterBar,
  ListCard,
  Pager,
  SelectField,
  Sub,
  TextLink,
} from '#platform/ui/index.ts';
import { useCursorPages, useFormat, useUrlFilters } from '#platform/web/index.ts';
import type { Inquiry } from '../model/index.ts';
import { AnswerChip } from './AskedInquiry.tsx';
import { InquiryFrame } from './InquiryFrame.tsx';
import { inquiriesQuery } from './inquiries-api.ts';
import { inquiryTexts } from './inquiry-texts.ts';
import { useSentText } from './use-sent-text.ts';

const DEFAULTS = { antwoord: '' };

/** What the own organisation asked of others, as far as the reader may see the record it was asked in. */
export function MyInquiriesPage() {
  const { t } = inquiryTexts.useText();
  const format = useFormat();
  const sentText = useSentText();
  const { filters, set, clear, active, key } = useUrlFilters(DEFAULTS);
  const pages = useCursorPages(key);
  const list = useQuery(
    inquiriesQuery(filters.antwoord === '' ? {} : { answer: filters.antwoord }, pages.cursor),
  );
  const columns: Column<Inquiry>[] = [
    {
      key: 'record',
      header: t('column.record'),
      rowHeader: true,
      cell: (row) => (
        <>
          {row.recordLabel === null ? (
            t(`record.${row.recordKind}`)
          ) : (
            <TextLink
              to={
                row.recordKind === 'case' ? `/casussen/${row.recordId}/treffers` : `/signalen/${row.recordId}`
              }
            >
              {row.recordLabel}
            </TextLink>
          )}
          <Sub>{row.fields.map(sentText).join(', ')}</Sub>
        </>
      ),
    },
    { key: 'asked', header: t('column.asked'), cell: (row) => row.asked.name },
    {
      key: 'by',
      header: t('column.by'),
      cell: (row) => (
        <>
          {row.askedByName}
          <Sub>{format.dateTime(row.askedAt)}</Sub>
        </>
      ),
    },
    { key: 'why', header: t('column.why'), cell: (row) => row.reason ?? '–' },
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
      <FilterBar onClear={active ? clear : undefined}>
        <SelectField
          label={t('column.answer')}
          emptyLabel={t('answer.all')}
          value={filters.antwoord}
          onValueChange={(antwoord) => set({ antwoord })}
          options={[
            { value: 'hit', label: t('answer.hit') },
            { value: 'no-hit', label: t('answer.no-hit') },
          ]}
        />
      </FilterBar>
      <ListCard
        problem={list.error}
        onRetry={() => void list.refetch()}
        caption={t('tab.mine')}
        columns={columns}
        rows={list.data?.data}
        rowKey={(row) => row.id}
        narrow="cards"
        empty={<Empty title={t('mine.empty')}>{t('mine.emptyText')}</Empty>}
      />
      <Pager pages={pages} page={list.data?.page} shown={list.data?.data.length ?? 0} />
    </InquiryFrame>
  );
}

export { MyInquiriesPage as Page };
