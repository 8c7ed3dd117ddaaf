import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import {
  Button,
  type Column,
  CountLink,
  Empty,
  FilterBar,
  FilterChoice,
  FilterSearch,
  ListCard,
  Pager,
  Sub,
  TextLink,
} from '#platform/ui/index.ts';
import { useCursorPages, useFormat, useUrlFilters } from '#platform/web/index.ts';
import type { ExcludedValue } from '../../model/noise.ts';
import { noiseKinds } from '../../model/noise-value.ts';
import { ExcludeTyped } from './ExcludeTyped.tsx';
import { NoiseFrame } from './NoiseFrame.tsx';
import { valuesQuery } from './noise-api.ts';
import { noiseTexts } from './noise-texts.ts';

const DEFAULTS = { state: 'active', kind: '', q: '' };

function useColumns(): Column<ExcludedValue>[] {
  const { t } = noiseTexts.useText();
  const format = useFormat();
  const who = ({ name, at }: { name: string; at: string }) => (
    <>
      {name}
      <Sub>{format.dateTime(at)}</Sub>
    </>
  );
  return [
    {
      key: 'value',
      header: t('table.value'),
      rowHeader: true,
      cell: (row) => (
        <>
          <TextLink to={`/verbanden/ruis/${row.id}`}>{row.label}</TextLink>
          <Sub>{t(`kind.${row.kind}`)}</Sub>
        </>
      ),
    },
    {
      key: 'reason',
      header: t('table.reason'),
      cell: (row) => (
        <>
          {row.reason}
          {row.lifted !== null && (
            <Sub>
              {t('table.lifted')}: {row.lifted.name}, {format.dateTime(row.lifted.at)}. {row.lifted.reason}
            </Sub>
          )}
        </>
      ),
    },
    { key: 'who', header: t('table.who'), labelled: true, cell: (row) => who(row.added) },
    {
      key: 'mentions',
      header: t('table.mentions'),
      end: true,
      labelled: true,
      cell: (row) => format.number(row.mentions),
    },
    {
      key: 'heldBack',
      header: t('table.heldBack'),
      end: true,
      labelled: true,
      cell: (row) => (
        <CountLink
          count={row.heldBack}
          to={`/verbanden/ruis/${row.id}`}
          label={t('heldBackOf', { label: row.label })}
        />
      ),
    },
  ];
}

/** Values that link too much to say anything: the list of the organisation. */
export function NoisePage() {
  const { t } = noiseTexts.useText();
  const navigate = useNavigate();
  const { filters, set, clear, active, key } = useUrlFilters(DEFAULTS);
  const pages = useCursorPages(key);
  const columns = useColumns();
  const [adding, setAdding] = useState(false);
  const { data, error, refetch } = useQuery(valuesQuery(filters, pages.cursor, pages.size));
  return (
    <NoiseFrame
      actions={
        <Button kind="primary" icon={IconPlus} onClick={() => setAdding(true)}>
          {t('add')}
        </Button>
      }
    >
      <FilterBar
        summary={data === undefined ? undefined : String(data.page.count)}
        onClear={active ? clear : undefined}
      >
        <FilterSearch label={t('search')} value={filters.q} onValueChange={(q) => set({ q })} />
        <FilterChoice
          single
          label={t('kindFilter')}
          options={noiseKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          value={filters.kind === '' ? [] : [filters.kind]}
          onValueChange={([kind = '']) => set({ kind })}
        />
        <FilterChoice
          single
          label={t('stateFilter')}
          options={(['active', 'lifted'] as const).map((value) => ({ value, label: t(`list.${value}`) }))}
          value={[filters.state]}
          onValueChange={([state = 'active']) => set({ state })}
        />
      </FilterBar>
      <ListCard
        caption={t('title')}
        columns={columns}
        rows={data?.data}
        rowKey={(row) => row.id}
        narrow="cards"
        empty={<Empty title={t('none')}>{active ? t('noneFoundText') : t('noneText')}</Empty>}
        problem={error}
        onRetry={() => void refetch()}
      />
      <Pager pages={pages} page={data?.page} shown={data?.data.length ?? 0} />
      {adding && (
        <ExcludeTyped
          onClose={() => setAdding(false)}
          onExcluded={(id) => void navigate(`/verbanden/ruis/${id}`)}
        />
      )}
    </NoiseFrame>
  );
}

export { NoisePage as Page };
