import { IconRefreshAlert } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import {
  Chip,
  type Column,
  Empty,
  FilterBar,
  FilterChoice,
  ListCard,
  Page,
  Sub,
  TextLink,
} from '#platform/ui/index.ts';
import { useFormat, useUrlFilters } from '#platform/web/index.ts';
import type { ThemeRow } from '../model/index.ts';
import { themeRowsQuery } from './themes-api.ts';
import { themesTexts } from './themes-texts.ts';

function useColumns(): Column<ThemeRow>[] {
  const { t, language } = themesTexts.useText();
  const format = useFormat();
  return [
    {
      key: 'theme',
      header: t('theme'),
      rowHeader: true,
      cell: (row) => (
        <>
          <TextLink to={`/beheer/themas/${row.code}`}>{language === 'en' ? row.titleEn : row.title}</TextLink>
          <Sub>{t(`domain.${row.domain}`)}</Sub>
        </>
      ),
    },
    {
      key: 'source',
      header: t('source.title'),
      cell: (row) => (
        <>
          {row.source === 'own' ? (
            <Chip tone="active">{t('versionOwn', { number: row.number })}</Chip>
          ) : (
            <Chip>{t('versionRegion', { version: row.regionVersion })}</Chip>
          )}
          {row.source === 'own' && <Sub>{t('onRegion', { version: row.regionVersion })}</Sub>}
        </>
      ),
    },
    {
      key: 'saved',
      header: t('since'),
      labelled: true,
      cell: (row) => (
        <>
          {format.dateTime(row.since)}
          {row.source === 'own' && <Sub>{row.savedByName}</Sub>}
        </>
      ),
    },
    { key: 'count', header: t('count'), end: true, labelled: true, cell: (row) => row.indicators },
    {
      key: 'newer',
      header: t('newer'),
      hideHeader: true,
      cell: (row) =>
        row.updateAvailable && (
          <Chip tone="warn" icon={IconRefreshAlert}>
            {t('newer')}
          </Chip>
        ),
    },
  ];
}

const DEFAULTS = { source: '' };

/** The themes an organisation works with, and whose words they have. */
export function ThemesPage() {
  const { t } = themesTexts.useText();
  const { filters, set, clear, active } = useUrlFilters(DEFAULTS);
  const { data, error, refetch } = useQuery(themeRowsQuery);
  const columns = useColumns();
  const rows = data?.data.filter((row) => filters.source === '' || row.source === filters.source);
  const options = (['region', 'own'] as const).map((value) => ({ value, label: t(`source.${value}`) }));
  return (
    <Page title={t('title')} lead={t('lead')}>
      <FilterBar
        {...(rows && { summary: t('shown', { count: rows.length }) })}
        onClear={active ? clear : undefined}
      >
        <FilterChoice
          label={t('source.title')}
          single
          options={options}
          value={filters.source === '' ? [] : [filters.source]}
          onValueChange={([source = '']) => set({ source })}
        />
      </FilterBar>
      <ListCard
        caption={t('title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.code}
        narrow="cards"
        empty={<Empty title={t('none')}>{t('noneText')}</Empty>}
        problem={error}
        onRetry={() => void refetch()}
      />
    </Page>
  );
}

export { ThemesPage as Page };
