import { CountLink, Loading, Term, TextLink } from '#platform/ui/index.ts';
import { openStates } from '../../model/codes.ts';
import type { SignalRow } from '../../model/index.ts';
import { signalTexts } from '../signal-texts.ts';
import type { QueueCounts } from '../signals-api.ts';
import { addressLine } from '../words.ts';
import { queueAddress } from './queue-views.ts';
import { Nobody } from './SignalTable.tsx';

/** The same list, a column per state. */
export function SignalBoard({
  rows,
  counts,
}: {
  rows: readonly SignalRow[] | undefined;
  counts: QueueCounts | undefined;
}) {
  const { t } = signalTexts.useText();
  if (rows === undefined) return <Loading />;
  const states = openStates.filter((state) => rows.some((row) => row.state === state));
  return (
    <section className="signal-board" aria-label={t('queue.board')}>
      {states.map((state) => {
        const inState = rows.filter((row) => row.state === state);
        return (
          <section key={state} className="signal-board__column" aria-labelledby={`board-${state}`}>
            <div className="signal-line">
              <h2 className="ams-heading ams-heading--3" id={`board-${state}`}>
                {t(`state.${state}`)}
              </h2>
              <CountLink
                count={Math.max(counts?.byState[state] ?? 0, inState.length)}
                to={queueAddress({ state })}
                label={t(`state.${state}`)}
              />
            </div>
            {inState.map((row) => (
              <article key={row.id} className="signal-board__card">
                <TextLink to={`/signalen/${row.id}`}>{row.reference}</TextLink>
                <b>{row.title}</b>
                <span className="sk-small sk-soft">{addressLine(row)}</span>
                <span className="signal-line sk-small">
                  <Term on={row.termOn} />
                  {row.holder?.name ?? <Nobody />}
                </span>
              </article>
            ))}
          </section>
        );
      })}
    </section>
  );
}
