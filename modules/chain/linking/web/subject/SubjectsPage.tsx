import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  ButtonLink,
  type Column,
  CountLink,
  Empty,
  FilterBar,
  FilterChoice,
  FilterSearch,
  Glyph,
  ListCard,
  Page,
  Pager,
  TextLink,
} from '#platform/ui/index.ts';
import { useCursorPages, useFormat, useUrlFilters } from '#platform/web/index.ts';
import type { SubjectListRow } from '../../model/index.ts';
import { linkingTexts } from '../linking-texts.ts';
import { subjectsQuery } from './subject-api.ts';
import { subjectIcon } from './subject-icons.ts';
import { useSubjectWords } from './use-subject-words.ts';

const DEFAULTS = { q: '', kind: '' };
const KINDS = ['person', 'company', 'vehicle', 'address', 'phone', 'email', 'account', 'handle', 'object'];

function useColumns(): Column<SubjectListRow>[] {
  const { t } = linkingTexts.useText();
  const format = useFormat();
  const words = useSubjectWords();
  return [
    {
      key: 'name',
      header: t('subject.nameColumn'),
      rowHeader: true,
      cell: (row) => <TextLink to={`/subjecten/${row.id}`}>{row.label}</TextLink>,
    },
    {
      key: 'kind',
      header: t('subject.kindColumn'),
      cell: (row) => (
        <span>
          <Glyph icon={subjectIcon(row.kind)} /> {words.kind(row.kind)}
        </span>
      ),
    },
    {
      key: 'mentions',
      header: t('subject.mentionCount'),
      end: true,
      labelled: true,
      cell: (row) => (
        <CountLink count={row.mentions} to={`/subjecten/${row.id}`} label={t('subject.mentions')} />
      ),
    },
    {
      key: 'last',
      header: t('subject.lastSignal'),
      labelled: true,
      cell: (row) => (row.lastOn === null ? t('unknown') : format.dateWithoutDay(row.lastOn)),
    },
  ];
}

/** All subjects of the organisation, newest first; several can be chosen to look at a merge. */
export function SubjectsPage() {
  const { t } = linkingTexts.useText();
  const words = useSubjectWords();
  const columns = useColumns();
  const { filters, set, clear, active, key } = useUrlFilters(DEFAULTS);
  const pages = useCursorPages(key);
  const [selected, setSelected] = useState<Set<string>>(new Set());
  const { data, error, refetch } = useQuery(subjectsQuery(filters, pages.cursor));
  return (
    <Page
      title={t('subject.listTitle')}
      lead={t('subject.listLead')}
      crumbs={[{ label: t('title'), to: '/verbanden' }, { label: t('subject.listTitle') }]}
    >
      <FilterBar
        summary={data === undefined ? undefined : String(data.page.count)}
        {...(active ? { onClear: clear } : {})}
      >
        <FilterSearch label={t('subject.search')} value={filters.q} onValueChange={(q) => set({ q })} />
        <FilterChoice
          single
          label={t('subject.kindFilter')}
          options={KINDS.map((kind) => ({ value: kind, label: words.kind(kind) }))}
          value={filters.kind === '' ? [] : [filters.kind]}
          onValueChange={(value) => set({ kind: value[0] ?? '' })}
        />
      </FilterBar>
      <ListCard
        problem={error}
        onRetry={() => void refetch()}
        caption={t('subject.listTitle')}
        columns={columns}
        rows={data?.data}
        rowKey={(row) => row.id}
        rowLabel={(row) => t('subject.select', { label: row.label })}
        selected={selected}
        onSelect={setSelected}
        selectionActions={
          selected.size > 1 && (
            <ButtonLink small to={`/subjecten/samenvoegen?subjects=${[...selected].join(',')}`}>
              {t('merge.chosen', { count: selected.size })}
            </ButtonLink>
          )
        }
        narrow="cards"
        empty={
          active ? (
            <Empty title={t('subject.none')}>{t('subject.noneText')}</Empty>
          ) : (
            <Empty title={t('subject.noneYet')}>
              {t('subject.noneYetText')} <TextLink to="/verbanden">{t('subject.toProposals')}</TextLink>
            </Empty>
          )
        }
      />
      <Pager pages={pages} page={data?.page} shown={data?.data.length ?? 0} />
    </Page>
  );
}

export { SubjectsPage as Page };
