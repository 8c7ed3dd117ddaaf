import { IconCalendar, IconUserQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import {
  Button,
  Chip,
  type Column,
  DataTable,
  FilterBar,
  FilterChoice,
  FilterSearch,
  Glyph,
  Pager,
  type Sort,
  Sub,
  Term,
  TextLink,
  Views,
} from '#platform/ui/index.ts';
import { useCursorPages } from '#platform/web/use-cursor-pages.ts';
import sample from './sample.json';

type Row = (typeof sample.rows)[number];

const columns: Column<Row>[] = [
  { key: 'term', header: 'Termijn', sortKey: 'term', cell: (row) => <Term on={row.on} today="2026-11-23" /> },
  {
    key: 'reference',
    header: 'Kenmerk',
    rowHeader: true,
    cell: (row) => <TextLink to="/galerij">{row.reference}</TextLink>,
  },
  {
    key: 'title',
    header: 'Onderwerp en plaats',
    sortKey: 'title',
    cell: (row) => (
      <>
        <b>{row.title}</b>
        <Sub>{row.place}</Sub>
      </>
    ),
  },
  {
    key: 'state',
    header: 'Staat',
    cell: (row) => <Chip tone={row.state === 'Ter weging' ? 'active' : 'plain'}>{row.state}</Chip>,
  },
  {
    key: 'holder',
    header: 'Behandelaar',
    cell: (row) =>
      row.holder ?? (
        <span className="sk-nobody">
          <Glyph icon={IconUserQuestion} /> niemand
        </span>
      ),
  },
  {
    key: 'links',
    header: 'Verbanden',
    cell: (row) =>
      row.links > 0 ? (
        <Chip tone="proposal">{row.links} voorgesteld</Chip>
      ) : (
        <span className="sk-soft">geen</span>
      ),
  },
];

export function GalleryTable() {
  const [sort, setSort] = useState<Sort>({ key: 'term', descending: false });
  const [selected, setSelected] = useState<Set<string>>(new Set(['2', '3']));
  const [theme, setTheme] = useState<string[]>(['hennep']);
  const [words, setWords] = useState('');
  const pages = useCursorPages('');
  return (
    <div>
      <Views
        label="Weergaven"
        views={[
          { key: 'a', label: 'Alles wat loopt', count: 34, to: '/galerij', active: true },
          { key: 'b', label: 'Van mij', count: 11, to: '/galerij/2', active: false },
        ]}
      />
      <FilterBar summary="34 signalen, gesorteerd op termijn" onClear={() => setTheme([])}>
        <FilterSearch label="Zoek in deze lijst" value={words} onValueChange={setWords} />
        <FilterChoice
          label="Thema"
          value={theme}
          onValueChange={setTheme}
          options={[
            { value: 'hennep', label: 'Hennepteelt', count: 4 },
            { value: 'none', label: 'geen' },
          ]}
        />
        <FilterChoice
          label="Behandelaar"
          value={[]}
          onValueChange={() => {}}
          options={[{ value: 'none', label: 'niemand' }]}
        />
      </FilterBar>
      <DataTable
        framed
        caption="Signalen"
        columns={columns}
        rows={sample.rows}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.reference}
        sort={sort}
        onSort={setSort}
        selected={selected}
        onSelect={setSelected}
        selectionActions={
          <Button small kind="tertiary" icon={IconCalendar}>
            Op agenda zetten
          </Button>
        }
        narrow="cards"
      />
      <Pager pages={pages} page={{ next: 'x', count: 34 }} shown={5} />
    </div>
  );
}
