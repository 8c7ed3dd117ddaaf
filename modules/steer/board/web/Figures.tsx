import type { ReactNode } from 'react';
import { CountLink, TextLink } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { Board, Cell, ResultKind } from '../model/index.ts';
import type { Chosen } from './board-api.ts';
import { boardTexts } from './board-texts.ts';
import { explanationOf, listOf, useMarks } from './use-marks.ts';

/** Six outcomes. The region's number leads to its explanation, the own one to its list: as many rows as it counts. */
export function Figures({ board, chosen }: { board: Board; chosen: Chosen }) {
  const { t } = boardTexts.useText();
  const format = useFormat();
  const marks = useMarks();
  const own = (
    count: number | null | undefined,
    to: string,
    write: (count: number) => string = format.number,
  ) =>
    count == null ? null : count === 0 ? (
      <span>{t('ownCount', { count: write(0) })}</span>
    ) : (
      <TextLink to={to}>{t('ownCount', { count: write(count) })}</TextLink>
    );
  const result = (kind: ResultKind, write?: (count: number) => string) => ({
    cell: board.results[kind].region,
    note: own(board.results[kind].own, listOf('uitkomsten', chosen), write),
    write,
  });
  const why = explanationOf(chosen);
  const cases = board.results.casesFinished;
  return (
    <dl className="board-figures" aria-label={t('figures')}>
      <Figure
        why={why}
        label={t('signals')}
        cell={board.region.takenUp}
        note={
          <>
            {t('ofSignals', { count: marks(board.region.signals) })}
            {board.own !== null && <br />}
            {own(board.own?.takenUp, listOf('signalen', chosen, { opgepakt: 'ja' }))}
          </>
        }
      />
      <Figure
        why={why}
        label={t('casesFinished')}
        cell={cases.region}
        note={t('casesRunning', { count: marks(board.results.casesRunning.region) })}
      />
      <Figure why={why} label={t('barriersRaised')} {...result('barriersRaised')} />
      <Figure why={why} label={t('households')} {...result('households')} />
      <Figure why={why} label={t('people')} {...result('people')} />
      <Figure why={why} label={t('recoveredCents')} {...result('recoveredCents', format.money)} />
    </dl>
  );
}

type FigureProps = {
  label: string;
  why: string;
  cell: Cell;
  note: ReactNode;
  write?: ((count: number) => string) | undefined;
};

function Figure({ label, why, cell, note, write }: FigureProps) {
  const marks = useMarks();
  const text = marks(cell, write);
  return (
    <div>
      <dd className="board-figures__note">{note}</dd>
      <dt>{label}</dt>
      <dd>
        <CountLink big count={cell.count ?? 1} text={text} label={label} to={why} />
      </dd>
    </div>
  );
}
