import { useQuery } from '@tanstack/react-query';
import {
  Chip,
  type Column,
  DataTable,
  Empty,
  Page,
  Pager,
  ProblemAlert,
  Segmented,
  Sub,
  TextLink,
} from '#platform/ui/index.ts';
import { useCursorPages, useFormat, useUrlFilters } from '#platform/web/index.ts';
import type { CaseRow } from '../model/index.ts';
import { caseTexts } from './case-texts.ts';
import { casesQuery } from './cases-api.ts';

const DEFAULTS = { state: 'at-work' };

function useColumns(): Column<CaseRow>[] {
  const { t } = caseTexts.useText();
  const format = useFormat();
  return [
    {
      key: 'title',
      header: t('column.title'),
      rowHeader: true,
      cell: (file) => (
        <>
          <TextLink to={`/casussen/${file.id}`}>{file.title}</TextLink> <Sub>{file.reference}</Sub>
        </>
      ),
    },
    {
      key: 'state',
      header: t('column.state'),
      corner: true,
      cell: (file) => <Chip>{t(`state.${file.state}`)}</Chip>,
    },
    { key: 'host', header: t('column.host'), cell: (file) => file.host.name },
    { key: 'participants', header: t('column.participants'), end: true, cell: (file) => file.participants },
    { key: 'meeting', header: t('column.meeting'), cell: (file) => format.dateTime(file.nextMeetingAt) },
    { key: 'opened', header: t('column.opened'), cell: (file) => format.dateWithoutDay(file.openedAt) },
  ];
}

/** Cases in which the reader is named; there are no others. */
export function CasesPage() {
  const { t } = caseTexts.useText();
  const { filters, set, key } = useUrlFilters(DEFAULTS);
  const pages = useCursorPages(key);
  const state = filters.state === 'all' ? '' : filters.state;
  const cases = useQuery(casesQuery(state, pages.cursor));
  const columns = useColumns();
  return (
    <Page title={t('title')} lead={cases.data && t('lead', { count: cases.data.page.count })}>
      <Segmented
        label={t('filter.show')}
        value={filters.state}
        onValueChange={(next) => set({ state: next })}
        options={[
          { value: 'at-work', label: t('filter.atWork') },
          { value: 'closed', label: t('filter.closed') },
          { value: 'all', label: t('filter.all') },
        ]}
      />
      {cases.error ? (
        <ProblemAlert problem={cases.error} onRetry={() => void cases.refetch()} />
      ) : (
        <DataTable
          framed
          caption={t('caption')}
          columns={columns}
          rows={cases.data?.data}
          rowKey={(file) => file.id}
          narrow="cards"
          empty={
            <Empty title={t('empty')}>
              <p className="sk-soft">{t('emptyHint')}</p>
            </Empty>
          }
        />
      )}
      <Pager pages={pages} page={cases.data?.page} shown={cases.data?.data.length ?? 0} />
    </Page>
  );
}

export { CasesPage as Page };
