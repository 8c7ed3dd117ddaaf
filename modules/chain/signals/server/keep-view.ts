import { isUuid, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { readSettings, type SignalView, type ViewSettings } from '../model/index.ts';
import { themesOf } from './check-input.ts';
import type { SignalParts } from './ports.ts';
import {
  deleteView,
  endOtherStarts,
  findColleagues,
  findView,
  findViews,
  insertView,
  updateView,
  type ViewRow,
} from './view-queries.ts';

/** More would no longer be found back by name; it also bounds what one person can store. */
const MOST_VIEWS = 30;

const holdersIn = (rows: readonly ViewRow[]): string[] =>
  rows.flatMap(({ settings: { holder } }) => (typeof holder === 'string' && isUuid(holder) ? [holder] : []));

async function shown(scope: Scope, parts: SignalParts, rows: readonly ViewRow[]): Promise<SignalView[]> {
  const { themes } = themesOf(parts, scope.organisation.id);
  const known = {
    theme: themes.themes,
    process: themes.processes,
    department: themes.departments,
    holder: await findColleagues(scope, holdersIn(rows)),
  };
  return rows.map((row) => ({ ...row, ...readSettings(row.settings, known) }));
}

const audit = (scope: Scope, action: string, ids: readonly string[]): void =>
  scope.audit({
    action,
    kind: 'signal-view',
    records: ids.map((id) => ({ id, organisationId: scope.organisation.id, purpose: scope.currentPurpose })),
  });

async function viewOf(scope: Scope, parts: SignalParts, id: string): Promise<SignalView> {
  const row = (await findView(scope, id)) ?? refuse('not-found');
  const [view] = await shown(scope, parts, [row]);
  return view ?? refuse('not-found');
}

/** The own views, each without what no longer holds. */
export const listViews = async (scope: Scope, parts: SignalParts): Promise<SignalView[]> =>
  shown(scope, parts, await findViews(scope));

function refuseSameName(rows: readonly ViewRow[], name: string, id?: string): void {
  if (rows.some((row) => row.id !== id && row.name.toLowerCase() === name.toLowerCase()))
    refuse('already-exists', { errors: [{ pointer: '/name', code: 'already-exists' }] });
}

export type NewView = { readonly name: string; readonly settings: ViewSettings; readonly starts: boolean };

/** Errors: `already-exists` with the name, `too-many`. */
export async function keepView(scope: Scope, parts: SignalParts, view: NewView): Promise<SignalView> {
  const rows = await findViews(scope);
  refuseSameName(rows, view.name);
  if (rows.length >= MOST_VIEWS)
    refuse('invalid-body', {
      errors: [{ pointer: '/name', code: 'too-many', params: { maximum: MOST_VIEWS } }],
    });
  if (view.starts) await endOtherStarts(scope, undefined);
  const id = await insertView(scope, view);
  audit(scope, 'signal-view.kept', [id]);
  return viewOf(scope, parts, id);
}

export type ViewChange = {
  readonly expectedVersion: number;
  readonly name?: string | undefined;
  readonly settings?: ViewSettings | undefined;
  readonly starts?: boolean | undefined;
};

/** Renames, overwrites, or makes it the start. Errors: `not-found`, `stale-version`, `already-exists`. */
export async function changeView(
  scope: Scope,
  parts: SignalParts,
  id: string,
  { expectedVersion, ...change }: ViewChange,
): Promise<SignalView> {
  const row = (await findView(scope, id)) ?? refuse('not-found');
  const next = {
    name: change.name ?? row.name,
    settings: change.settings ?? row.settings,
    starts: change.starts ?? row.starts,
  };
  refuseSameName(await findViews(scope), next.name, id);
  if (next.starts) await endOtherStarts(scope, id);
  if (!(await updateView(scope, id, expectedVersion, next)))
    refuse('stale-version', { current: await viewOf(scope, parts, id) });
  audit(scope, 'signal-view.changed', [id]);
  return viewOf(scope, parts, id);
}

/** Errors: `not-found`. */
export async function removeView(scope: Scope, id: string): Promise<void> {
  if (!(await deleteView(scope, id))) refuse('not-found');
  audit(scope, 'signal-view.removed', [id]);
}
