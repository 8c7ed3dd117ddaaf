import { type Scope, sql } from '#platform/server/index.ts';
import type { Board, OwnOutcome, OwnSignal } from '../model/index.ts';

export type Figures = Omit<Board, 'themes' | 'rule' | 'municipalities'> & {
  readonly municipalities: readonly Omit<Board['municipalities'][number], 'per10000'>[];
};

/** Null when this scope may not see the board. Nothing but counts leaves the database, small ones already suppressed. */
export async function findFigures(
  scope: Scope,
  year: number,
  theme: string | undefined,
): Promise<Figures | null> {
  const { rows } = await sql<{
    figures: Figures | null;
  }>`select board_figures(${year}::integer, ${theme ?? null}::text) as figures`.execute(scope.db);
  return rows[0]?.figures ?? null;
}

export type SignalFilter = {
  readonly year: number;
  readonly theme?: string | undefined;
  readonly takenUp?: boolean | undefined;
  readonly portfolio?: string | undefined;
};

const NO_PORTFOLIO = '-';

const filtered = ({ year, theme, takenUp, portfolio }: SignalFilter) => {
  const code = portfolio === NO_PORTFOLIO ? '' : portfolio;
  return sql`${year}::integer, ${theme ?? null}::text, ${takenUp ?? null}::boolean, ${code ?? null}::text`;
};

export async function findOwnSignals(
  scope: Scope,
  filter: SignalFilter,
  after: string | undefined,
  limit: number,
): Promise<OwnSignal[]> {
  const { rows } = await sql<OwnSignal>`
    select id, reference, theme_code as "themeCode", state, received_on as "receivedOn", portfolio_title as "portfolioTitle"
      from board_own_signals(${filtered(filter)}, ${after ?? null}::uuid, ${limit + 1}::integer)`.execute(
    scope.db,
  );
  return rows;
}

export async function countOwnSignals(scope: Scope, filter: SignalFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from board_own_signals(${filtered(filter)}, null::uuid, null::integer)`.execute(
    scope.db,
  );
  return rows[0]?.count ?? 0;
}

export async function findOwnOutcomes(
  scope: Scope,
  year: number,
  theme: string | undefined,
): Promise<OwnOutcome[]> {
  const { rows } = await sql<OwnOutcome>`
    select id, reference, theme_code as "themeCode", recorded_on as "recordedOn", barriers_raised as "barriersRaised", households, people,
           recovered_cents as "recoveredCents"
      from board_own_outcomes(${year}::integer, ${theme ?? null}::text)`.execute(scope.db);
  return rows;
}
