import { Checkbox } from '@amsterdam/design-system-react';
import { IconArrowDown, IconArrowUp, IconSelector } from '@tabler/icons-react';
import {
  type Header,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type ReactNode, useMemo } from 'react';
import { classes } from '../classes.ts';
import { Empty } from '../feedback/Feedback.tsx';
import { Glyph } from '../icon.tsx';
import { uiTexts } from '../ui-texts.ts';
import { TableScroll } from './TableScroll.tsx';

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Name of the sorting for the server; without it the column cannot be sorted. */
  sortKey?: string;
  /** Numbers and buttons at the right. */
  end?: boolean;
  /** Names the row for a screen reader; one column. */
  rowHeader?: boolean;
  /** For a column of buttons: the header is only read aloud. */
  hideHeader?: boolean;
  /** With `narrow="cards"`: stands in the right upper corner of the card. */
  corner?: boolean;
  /** With `narrow="cards"`: its header stands before the value, which would say nothing by itself. */
  labelled?: boolean;
};

export type Sort = { key: string; descending: boolean };

export type DataTableProps<Row> = {
  /** What the table holds; read aloud, not drawn. */
  caption: string;
  columns: readonly Column<Row>[];
  /** Undefined while it is being fetched. */
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  sort?: Sort | null;
  onSort?: (sort: Sort) => void;
  /** Keys of the chosen rows; without it there are no boxes. */
  selected?: ReadonlySet<string>;
  onSelect?: (selected: Set<string>) => void;
  /** Buttons for what was chosen. */
  selectionActions?: ReactNode;
  /** How one row is named beside its box. */
  rowLabel?: (row: Row) => string;
  /** In place of the rows when there are none. */
  empty?: ReactNode;
  /** Below 640: a card per row, or scrolling sideways (default). */
  narrow?: 'scroll' | 'cards';
  /** Draws its own border; leave it out inside a flush Card. */
  framed?: boolean;
};

const features = tableFeatures({ rowSortingFeature, rowSelectionFeature });
type Features = typeof features;
const NO_ROWS: readonly never[] = [];
const BONES = [1, 2, 3, 4, 5, 6];

/** A table whose sorting and pages the server makes. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const {
    caption,
    columns,
    rows,
    rowKey,
    sort,
    onSort,
    selected,
    onSelect,
    narrow = 'scroll',
    framed,
  } = props;
  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.key,
        header: column.header,
        accessorFn: (row: Row) => row,
        enableSorting: column.sortKey !== undefined,
      })),
    [columns],
  );
  const rowSelection = useMemo(
    () => Object.fromEntries([...(selected ?? [])].map((key) => [key, true as const])),
    [selected],
  );
  const table = useTable<Features, Row>({
    features,
    columns: definitions,
    data: (rows ?? NO_ROWS) as Row[],
    getRowId: rowKey,
    manualSorting: true,
    enableRowSelection: selected !== undefined,
    state: {
      sorting: sort ? [{ id: keyOfSort(columns, sort.key), desc: sort.descending }] : [],
      rowSelection,
    },
    onRowSelectionChange: (updater) => {
      const next = typeof updater === 'function' ? updater(rowSelection) : updater;
      onSelect?.(new Set(Object.keys(next).filter((key) => next[key])));
    },
  });
  const shownRows = table.getRowModel().rows;
  const chosen = selected?.size ?? 0;

  return (
    <div className={classes(framed && 'sk-table-card')}>
      {chosen > 0 && (
        <SelectionBar count={chosen} actions={props.selectionActions} onClear={() => onSelect?.(new Set())} />
      )}
      <TableScroll label={caption}>
        <table
          className={classes('sk-table', narrow === 'cards' && 'sk-table--cards')}
          aria-busy={rows === undefined}
        >
          <caption className="sk-hidden">{caption}</caption>
          <thead>
            <tr>
              {selected && (
                <th className="sk-table__check" scope="col">
                  <SelectAll
                    all={table.getIsAllRowsSelected()}
                    some={table.getIsSomeRowsSelected()}
                    onToggle={(on) => table.toggleAllRowsSelected(on)}
                  />
                </th>
              )}
              {table.getHeaderGroups()[0]?.headers.map((header, index) => {
                const column = columns[index];
                return (
                  column && <HeaderCell key={header.id} header={header} column={column} onSort={onSort} />
                );
              })}
            </tr>
          </thead>
          <tbody>
            {rows === undefined && <BoneRows columns={columns.length + (selected ? 1 : 0)} />}
            {shownRows.map((row) => (
              <tr key={row.id} aria-selected={selected ? row.getIsSelected() : undefined}>
                {selected && (
                  <td className="sk-table__check">
                    <Checkbox
                      checked={row.getIsSelected()}
                      aria-label={props.rowLabel?.(row.original) ?? row.id}
                      onChange={row.getToggleSelectedHandler()}
                    />
                  </td>
                )}
                {columns.map((column) => (
                  <BodyCell key={column.key} column={column} row={row.original} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {rows?.length === 0 && (props.empty ?? <NothingFound />)}
    </div>
  );
}

function keyOfSort<Row>(columns: readonly Column<Row>[], sortKey: string): string {
  return columns.find((column) => column.sortKey === sortKey)?.key ?? sortKey;
}

type HeaderCellProps<Row extends object> = {
  header: Header<Features, Row, unknown>;
  column: Column<Row>;
  onSort: ((sort: Sort) => void) | undefined;
};

function HeaderCell<Row extends object>({ header, column, onSort }: HeaderCellProps<Row>) {
  const sorted = header.column.getIsSorted();
  const direction = sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : undefined;
  const { sortKey } = column;
  const text = column.hideHeader ? <span className="sk-hidden">{column.header}</span> : column.header;
  const icon = { asc: IconArrowUp, desc: IconArrowDown, none: IconSelector }[sorted || 'none'];
  return (
    <th scope="col" className={column.end ? 'sk-table__end' : undefined} aria-sort={direction}>
      {sortKey && onSort ? (
        <button
          type="button"
          className="sk-table__sort"
          onClick={() => onSort({ key: sortKey, descending: sorted === 'asc' })}
        >
          {text}
          <Glyph icon={icon} size={14} />
        </button>
      ) : (
        text
      )}
    </th>
  );
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const className = classes(column.end && 'sk-table__end', column.corner && 'sk-table__corner') || undefined;
  if (column.rowHeader) {
    return (
      <th scope="row" className={className}>
        {column.cell(row)}
      </th>
    );
  }
  const label = column.labelled ? column.header : undefined;
  return (
    <td className={className} data-label={label}>
      {column.cell(row)}
    </td>
  );
}

function SelectAll({
  all,
  some,
  onToggle,
}: {
  all: boolean;
  some: boolean;
  onToggle: (on: boolean) => void;
}) {
  const { t } = uiTexts.useText();
  return (
    <Checkbox
      checked={all}
      indeterminate={some && !all}
      aria-label={t('table.selectAll')}
      onChange={(event) => onToggle(event.target.checked)}
    />
  );
}

function SelectionBar({
  count,
  actions,
  onClear,
}: {
  count: number;
  actions: ReactNode;
  onClear: () => void;
}) {
  const { t } = uiTexts.useText();
  return (
    <div className="sk-selection" role="status">
      <span>{t('table.selected', { count })}</span>
      <div className="sk-actions">{actions}</div>
      <button type="button" className="sk-link" onClick={onClear}>
        {t('table.clearSelection')}
      </button>
      <span className="sk-selection__note">{t('table.confirmFollows')}</span>
    </div>
  );
}

function BoneRows({ columns }: { columns: number }) {
  return BONES.map((row) => (
    <tr key={row}>
      {Array.from({ length: columns }, (_, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bones never change places
        <td key={column}>
          <span className="sk-bone" style={{ inlineSize: `${40 + ((row * 17 + column * 29) % 50)}%` }} />
        </td>
      ))}
    </tr>
  ));
}

function NothingFound() {
  const { t } = uiTexts.useText();
  return <Empty title={t('table.empty')} />;
}

/** Second line in a cell. */
export function Sub({ children }: { children: ReactNode }) {
  return <span className="sk-table__sub">{children}</span>;
}
