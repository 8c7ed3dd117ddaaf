import { useQuery } from '@tanstack/react-query';
import { type Column, Empty, ListCard, Page, Pager } from '#platform/ui/index.ts';
import { useCursorPages, useFormat, useUrlFilters } from '#platform/web/index.ts';
import type { OwnOutcome, OwnSignal } from '../model/index.ts';
import { boardQuery, ownOutcomesQuery, ownSignalsQuery } from './board-api.ts';
import { boardTexts } from './board-texts.ts';

const DEFAULTS = { jaar: '', thema: '', opgepakt: '', portefeuille: '' };

function useThemeTitle(chosen: { year: string; theme: string }) {
  const { t, language } = boardTexts.useText();
  const { data: board } = useQuery(boardQuery(chosen));
  return (code: string | null): string => {
    if (code === null || code === '') return t('list.noTheme');
    const theme = board?.themes.find((each) => each.code === code);
    return (language === 'en' ? theme?.titleEn : theme?.title) ?? code;
  };
}

/** The own signals behind a number: reference, theme and state. */
export function OwnSignalsPage() {
  const { t, maybe } = boardTexts.useText();
  const format = useFormat();
  const { filters, key } = useUrlFilters(DEFAULTS);
  const pages = useCursorPages(key);
  const chosen = { year: filters.jaar, theme: filters.thema };
  const takenUp = filters.opgepakt === 'ja' ? 'true' : '';
  const { data, error, refetch } = useQuery(
    ownSignalsQuery({ ...chosen, takenUp, portfolio: filters.portefeuille }, pages.cursor),
  );
  const themeTitle = useThemeTitle(chosen);
  const columns: Column<OwnSignal>[] = [
    { key: 'reference', header: t('list.reference'), rowHeader: true, cell: (row) => row.reference },
    { key: 'theme', header: t('list.theme'), cell: (row) => themeTitle(row.themeCode) },
    { key: 'state', header: t('list.state'), cell: (row) => maybe(`state.${row.state}`) ?? row.state },
    {
      key: 'portfolio',
      header: t('list.portfolio'),
      cell: (row) => row.portfolioTitle ?? t('portfolios.none'),
    },
    { key: 'received', header: t('list.received'), cell: (row) => format.dateWithoutDay(row.receivedOn) },
  ];
  return (
    <Page
      title={takenUp === '' ? t('list.signals') : t('list.signalsTakenUp')}
      lead={data && t('list.lead', { count: data.page.count, year: filters.jaar })}
      crumbs={[{ label: t('list.back'), to: '/bestuur' }]}
    >
      <ListCard
        problem={error}
        onRetry={() => void refetch()}
        caption={t('list.signals')}
        columns={columns}
        rows={data?.data}
        rowKey={(row) => row.id}
        narrow="cards"
        empty={<Empty title={t('list.empty')} />}
      />
      <Pager pages={pages} page={data?.page} shown={data?.data.length ?? 0} />
    </Page>
  );
}

/** What the own follow-ups brought. */
export function OwnOutcomesPage() {
  const { t } = boardTexts.useText();
  const format = useFormat();
  const { filters } = useUrlFilters(DEFAULTS);
  const chosen = { year: filters.jaar, theme: filters.thema };
  const { data, error, refetch } = useQuery(ownOutcomesQuery(chosen));
  const themeTitle = useThemeTitle(chosen);
  const number = (key: string, header: string, write: (row: OwnOutcome) => string): Column<OwnOutcome> => ({
    key,
    header,
    end: true,
    cell: write,
  });
  const columns: Column<OwnOutcome>[] = [
    { key: 'reference', header: t('list.reference'), rowHeader: true, cell: (row) => row.reference },
    { key: 'theme', header: t('list.theme'), cell: (row) => themeTitle(row.themeCode) },
    { key: 'recorded', header: t('list.recorded'), cell: (row) => format.dateWithoutDay(row.recordedOn) },
    number('barriers', t('barriersRaised'), (row) => format.number(row.barriersRaised)),
    number('households', t('households'), (row) => format.number(row.households)),
    number('people', t('people'), (row) => format.number(row.people)),
    number('money', t('recoveredCents'), (row) => format.money(row.recoveredCents)),
  ];
  return (
    <Page
      title={t('list.outcomes')}
      lead={data && t('list.outcomesLead', { count: data.data.length, year: filters.jaar })}
      crumbs={[{ label: t('list.back'), to: '/bestuur' }]}
    >
      <ListCard
        problem={error}
        onRetry={() => void refetch()}
        caption={t('list.outcomes')}
        columns={columns}
        rows={data?.data}
        rowKey={(row) => row.id}
        narrow="cards"
        empty={<Empty title={t('list.empty')} />}
      />
    </Page>
  );
}
