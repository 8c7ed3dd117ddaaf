import { useMemo } from 'react';
import {
  ButtonLink,
  Card,
  CardHeader,
  type Column,
  DataTable,
  Glyph,
  Sub,
  TextButton,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { Network, NetworkNode } from '../../model/index.ts';
import { inOrder, linksPerNode } from '../../model/network.ts';
import { linkingTexts } from '../linking-texts.ts';
import { subjectIcon } from '../subject/subject-icons.ts';
import { useSubjectWords } from '../subject/use-subject-words.ts';

type NetworkListProps = {
  network: Network;
  chosen: string | null;
  onChoose: (id: string) => void;
  /** How many of these are not in the drawing. */
  notDrawn: number;
};

function lastDays(network: Network): ReadonlyMap<string, string> {
  const last = new Map<string, string>();
  for (const { from, to, sources } of network.edges)
    for (const { on } of sources)
      for (const id of [from, to]) if (on > (last.get(id) ?? '')) last.set(id, on);
  return last;
}

/** The same as the drawing, in words: as many rows as the number above it. */
export function NetworkList({ network, chosen, onChoose, notDrawn }: NetworkListProps) {
  const { t } = linkingTexts.useText();
  const rows = useMemo(() => inOrder(network), [network]);
  const columns = useColumns(network, chosen, onChoose);
  return (
    <Card flush>
      <CardHeader title={t('network.list')} count={t('network.nodes', { count: rows.length })} />
      <DataTable
        caption={t('network.list')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        narrow="cards"
      />
      {(notDrawn > 0 || network.more) && (
        <p className="sk-soft network-foot">
          {notDrawn > 0 && t('network.notDrawn', { count: notDrawn })} {network.more && t('network.more')}
        </p>
      )}
    </Card>
  );
}

function useColumns(
  network: Network,
  chosen: string | null,
  onChoose: (id: string) => void,
): Column<NetworkNode>[] {
  const { t } = linkingTexts.useText();
  const format = useFormat();
  const words = useSubjectWords();
  const links = useMemo(() => linksPerNode(network), [network]);
  const last = useMemo(() => lastDays(network), [network]);
  const lastOf = (id: string) => {
    const on = last.get(id);
    return on === undefined ? t('unknown') : format.dateWithoutDay(on);
  };
  return [
    {
      key: 'name',
      header: t('network.name'),
      rowHeader: true,
      cell: (row) => (
        <>
          <Glyph icon={subjectIcon(row.kind)} />{' '}
          {row.id === chosen ? (
            <b>{row.label}</b>
          ) : (
            <TextButton onClick={() => onChoose(row.id)}>{row.label}</TextButton>
          )}
          <Sub>
            {words.kind(row.kind)} · {row.grouped ? t('network.subject') : t('network.loose')}
          </Sub>
        </>
      ),
    },
    {
      key: 'steps',
      header: t('network.steps'),
      end: true,
      labelled: true,
      cell: (row) => (row.depth === 0 ? t('network.start') : row.depth),
    },
    {
      key: 'links',
      header: t('network.links'),
      end: true,
      labelled: true,
      cell: (row) => links.get(row.id) ?? 0,
    },
    { key: 'last', header: t('network.last'), labelled: true, cell: (row) => lastOf(row.id) },
    {
      key: 'open',
      header: t('network.openColumn'),
      hideHeader: true,
      end: true,
      cell: (row) => <NodeLink node={row} />,
    },
  ];
}

/** Where a node can be read: the page of its subject, or the signal that names it. */
export function NodeLink({ node }: { node: NetworkNode }) {
  const { t } = linkingTexts.useText();
  const to = node.grouped ? `/subjecten/${node.recordId}` : `/signalen/${node.signalId}`;
  return (
    <ButtonLink small kind="tertiary" to={to}>
      {t(node.grouped ? 'network.open' : 'network.openSignal')}
      <span className="sk-hidden">{`: ${node.label}`}</span>
    </ButtonLink>
  );
}
