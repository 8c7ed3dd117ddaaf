import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  Chip,
  type Column,
  ConfirmDialog,
  Empty,
  ListCard,
  Pager,
  ProblemAlert,
  Sub,
  TextLink,
} from '#platform/ui/index.ts';
import { useCursorPages, useFormat, useRefresh } from '#platform/web/index.ts';
import type { NoiseEffect } from '../../model/noise.ts';
import { effectsQuery, NOISE, undoLinks } from './noise-api.ts';
import { noiseTexts } from './noise-texts.ts';

/** What became of it: decided back by somebody, or as the proposal stands now. */
function Now({ row }: { row: NoiseEffect }) {
  const { t, maybe } = noiseTexts.useText();
  const format = useFormat();
  if (row.undone !== null)
    return <>{t('report.undone', { name: row.undone.name, moment: format.dateTime(row.undone.at) })}</>;
  if (row.proposal === null) return <>{t('report.gone')}</>;
  const state = maybe(`proposalState.${row.proposal.state}`) ?? row.proposal.state;
  return <Chip tone={row.proposal.state === 'accepted' ? 'decision' : 'proposal'}>{state}</Chip>;
}

function useColumns(effect: NoiseEffect['effect']): Column<NoiseEffect>[] {
  const { t, maybe } = noiseTexts.useText();
  const about = (row: NoiseEffect) => maybe(`proposalKind.${row.kind}`) ?? row.kind;
  return [
    {
      key: 'about',
      header: t('report.about'),
      rowHeader: true,
      cell: (row) => (
        <>
          {row.proposal === null ? (
            about(row)
          ) : (
            <TextLink to={`/verbanden/${row.proposal.id}`}>{about(row)}</TextLink>
          )}
          {effect === 'subject' && row.subject !== null && (
            <Sub>
              <TextLink to={`/subjecten/${row.subject.id}`}>{row.subject.label}</TextLink>
            </Sub>
          )}
        </>
      ),
    },
    {
      key: 'signals',
      header: t('report.signals'),
      cell: ({ here, there }) => (
        <>
          <TextLink to={`/signalen/${here.id}`}>{here.reference}</TextLink> {t('report.and')}{' '}
          <TextLink to={`/signalen/${there.id}`}>{there.reference}</TextLink>
          <Sub>
            {here.title} · {there.title}
          </Sub>
        </>
      ),
    },
    {
      key: 'rests',
      header: t('report.rests'),
      labelled: true,
      cell: (row) => t(row.alone ? 'report.alone' : 'report.beside'),
    },
    { key: 'now', header: t('report.now'), labelled: true, cell: (row) => <Now row={row} /> },
  ];
}

/** The chosen links, and taking them back after a question. */
function useUndo(valueId: string) {
  const { t } = noiseTexts.useText();
  const refresh = useRefresh(NOISE, 'proposals', 'signals');
  const [selected, setSelected] = useState(new Set<string>());
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const undo = async () => {
    setProblem(null);
    await undoLinks(valueId, [...selected]).then(() => setSelected(new Set()), setProblem);
    setAsking(false);
    await refresh();
  };
  const dialog = asking && (
    <ConfirmDialog
      open
      title={t('report.undoTitle')}
      confirmLabel={t('report.undoTitle')}
      onClose={() => setAsking(false)}
      onConfirm={() => void undo()}
    >
      <p>{t('report.undoText', { count: selected.size })}</p>
    </ConfirmDialog>
  );
  return { selected, setSelected, ask: () => setAsking(true), problem, dialog };
}

/** One kind of consequence of excluding a value; links can be chosen and taken back. */
export function EffectList({ valueId, effect }: { valueId: string; effect: NoiseEffect['effect'] }) {
  const { t } = noiseTexts.useText();
  const pages = useCursorPages(effect, 50);
  const columns = useColumns(effect);
  const undo = useUndo(valueId);
  const { data, error, refetch } = useQuery(effectsQuery(valueId, effect, pages.cursor, pages.size));
  const choosing = effect === 'link' && data?.data.some((row) => row.undone === null);
  return (
    <section>
      {undo.problem !== null && <ProblemAlert problem={undo.problem} />}
      <ListCard
        title={t(`report.title.${effect}`)}
        caption={t(`report.title.${effect}`)}
        columns={columns}
        rows={data?.data}
        rowKey={(row) => row.id}
        narrow="cards"
        empty={<Empty title={t('report.nothing')} />}
        problem={error}
        onRetry={() => void refetch()}
        {...(choosing && {
          selected: undo.selected,
          onSelect: undo.setSelected,
          rowLabel: (row: NoiseEffect) =>
            t('report.choose', { here: row.here.reference, there: row.there.reference }),
          selectionActions: (
            <Button small onClick={undo.ask}>
              {t('report.undo')}
            </Button>
          ),
        })}
      />
      {data !== undefined && data.page.count > 0 && (
        <>
          <p className="sk-soft">{t(`report.text.${effect}`)}</p>
          <Pager pages={pages} page={data.page} shown={data.data.length} />
        </>
      )}
      {undo.dialog}
    </section>
  );
}
