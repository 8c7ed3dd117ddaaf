import { IconAlertCircle, IconBolt, IconUserQuestion } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import {
  Alert,
  Button,
  Chip,
  type Column,
  ConfirmDialog,
  DataTable,
  Glyph,
  Sub,
  Term,
  TextLink,
} from '#platform/ui/index.ts';
import { isApiProblem, useFormat, useSession } from '#platform/web/index.ts';
import type { QueueColumn, SignalRow } from '../../model/index.ts';
import { signalTexts } from '../signal-texts.ts';
import { assignSignal } from '../signals-api.ts';
import { useContent } from '../use-content.ts';
import { addressLine } from '../words.ts';

export type SignalTableProps = {
  rows: readonly SignalRow[] | undefined;
  columns: readonly QueueColumn[];
  sort: string;
  onSort: (sort: string) => void;
  empty: ReactNode;
};

export function SignalTable({ rows, columns: shown, sort, onSort, empty }: SignalTableProps) {
  const { t } = signalTexts.useText();
  const [selected, setSelected] = useState<Set<string>>(new Set());
  const columns = useColumns().filter(({ key }) => key === 'reference' || shown.some((one) => one === key));
  const chosen = (rows ?? []).filter((row) => selected.has(row.id));
  return (
    <DataTable
      framed
      narrow="cards"
      caption={t('title')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowLabel={(row) => t('queue.select', { reference: row.reference })}
      sort={{ key: sort === '' ? 'term' : sort, descending: sort === 'received' }}
      onSort={({ key }) => onSort(key === 'term' ? '' : key)}
      selected={selected}
      onSelect={setSelected}
      selectionActions={<TakeChosen rows={chosen} onDone={() => setSelected(new Set())} />}
      empty={empty}
    />
  );
}

function useColumns(): Column<SignalRow>[] {
  const { t } = signalTexts.useText();
  const format = useFormat();
  const { themeTitle, processTitle } = useContent();
  return [
    { key: 'term', header: t('queue.term'), sortKey: 'term', cell: (row) => <Term on={row.termOn} /> },
    {
      key: 'reference',
      header: t('queue.reference'),
      rowHeader: true,
      cell: (row) => (
        <span className="signal-nowrap">
          <TextLink to={`/signalen/${row.id}`}>{row.reference}</TextLink>
        </span>
      ),
    },
    {
      key: 'subject',
      header: t('queue.subject'),
      cell: (row) => (
        <>
          <b>{row.title}</b>{' '}
          {row.urgency === 'urgent' && (
            <Chip tone="bad" icon={IconBolt}>
              {t('queue.urgentMark')}
            </Chip>
          )}{' '}
          {row.incomplete && (
            <Chip tone="warn" icon={IconAlertCircle}>
              {t('queue.incompleteMark')}
            </Chip>
          )}
          <Sub>{addressLine(row)}</Sub>
        </>
      ),
    },
    {
      key: 'theme',
      header: t('queue.theme'),
      cell: (row) => (
        <>
          {themeTitle(row.themeCode) ?? <span className="sk-soft">{t('queue.none')}</span>}
          <Sub>{processTitle(row.processCode)}</Sub>
        </>
      ),
    },
    { key: 'state', header: t('queue.state'), corner: true, cell: (row) => <StateChip state={row.state} /> },
    {
      key: 'holder',
      header: t('queue.holder'),
      cell: (row) => row.holder?.name ?? <Nobody />,
    },
    {
      key: 'received',
      header: t('queue.received'),
      sortKey: 'received',
      cell: (row) => format.dateWithoutDay(row.receivedAt),
    },
    {
      key: 'links',
      header: t('queue.links'),
      labelled: true,
      cell: (row) =>
        row.proposals > 0 ? (
          <Chip tone="proposal">{t('queue.proposed', { count: row.proposals })}</Chip>
        ) : (
          <span className="sk-soft">{t('queue.noLinks')}</span>
        ),
    },
  ];
}

export function StateChip({ state }: { state: SignalRow['state'] }) {
  const { t } = signalTexts.useText();
  return (
    <Chip tone={state === 'weighing' || state === 'second-weighing' ? 'active' : 'plain'}>
      {t(`state.${state}`)}
    </Chip>
  );
}

export function Nobody() {
  const { t } = signalTexts.useText();
  return (
    <span className="sk-nobody">
      <Glyph icon={IconUserQuestion} />
      {t('queue.nobody')}
    </span>
  );
}

/** What was chosen comes to one's own name; what changed meanwhile is left and counted. */
function TakeChosen({ rows, onDone }: { rows: readonly SignalRow[]; onDone: () => void }) {
  const { t } = signalTexts.useText();
  const session = useSession();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [left, setLeft] = useState(0);
  const take = async () => {
    setBusy(true);
    let failed = 0;
    for (const row of rows) {
      try {
        await assignSignal(row.id, { expectedVersion: row.version, personId: session.person.id });
      } catch (cause) {
        if (!isApiProblem(cause)) throw cause;
        failed += 1;
      }
    }
    setBusy(false);
    setAsking(false);
    setLeft(failed);
    await client.invalidateQueries({ queryKey: ['signals'] });
    if (failed === 0) onDone();
  };
  return (
    <>
      <Button small onClick={() => setAsking(true)}>
        {t('queue.take')}
      </Button>
      {left > 0 && (
        <Alert tone="warn" live>
          {t('queue.takeSome', { count: left })}
        </Alert>
      )}
      <ConfirmDialog
        open={asking}
        title={t('queue.takeTitle')}
        confirmLabel={t('queue.take')}
        busy={busy}
        onClose={() => setAsking(false)}
        onConfirm={() => void take()}
      >
        <p>{t('queue.takeText', { count: rows.length })}</p>
      </ConfirmDialog>
    </>
  );
}
