import { extenderGroups, extendersOf } from '#modules/trust/purposes/model/index.ts';
import { inSentence, listed, problem, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { type DecisionsBody, type ExtenderPerson, KEEPERS, type ListBody } from '../model/index.ts';
import {
  findExtenders,
  findItems,
  findList,
  findReviewers,
  type ItemRow,
  insertItems,
  insertList,
  type KeptBy,
  type ListRow,
  type Reviewer,
  saveDecisions,
  saveListState,
} from './list-queries.ts';
import type { RetentionParts } from './parts.ts';
import { listAbilities } from './policy.ts';
import { roleTitle } from './views.ts';

/** Others of the own organisation whose roles let them decide on destruction. */
export function reviewersFor(scope: Scope, parts: Pick<RetentionParts, 'content'>): Promise<Reviewer[]> {
  const able = Object.entries(parts.content.roleGroups().roles).filter(([, groups]) =>
    groups.some((group) => (KEEPERS as readonly string[]).includes(group)),
  );
  return findReviewers(
    scope,
    able.map(([role]) => role),
  );
}

const records = (scope: Scope, items: readonly { readonly id: string; readonly purpose: string }[]) =>
  items.map(({ id, purpose }) => ({ id, organisationId: scope.organisation.id, purpose }));

/**
 * Draws up a list of records whose term is over, for one reviewer. All of them or none. Errors: four-eyes at the reviewer (who is no other
 * person with a role for it), transition-not-allowed when one of the records is not, or no longer, to be destroyed by its term.
 */
export async function makeList(
  scope: Scope,
  parts: Pick<RetentionParts, 'content'>,
  body: ListBody,
): Promise<ListRow> {
  const reviewer = (await reviewersFor(scope, parts)).find(
    ({ personId }) => personId === body.reviewerPersonId,
  );
  if (reviewer === undefined)
    return refuse(problem('invalid-body', { errors: [{ pointer: '/reviewerPersonId', code: 'four-eyes' }] }));
  await insertList(scope, body, reviewer);
  const listed = await insertItems(scope, body.id, body.recordIds);
  if (listed.length !== new Set(body.recordIds).size) refuse('transition-not-allowed');
  scope.audit({
    action: 'destruction-list.made',
    kind: 'destruction-list',
    records: [{ id: body.id, organisationId: scope.organisation.id }, ...records(scope, listed)],
    detail: { records: listed.length },
  });
  return (await findList(scope, body.id)) ?? refuse('not-found');
}

export const listOr404 = async (scope: Scope, id: string): Promise<ListRow> =>
  (await findList(scope, id)) ?? refuse('not-found');

/** The last day to which a rule lets a record be kept longer; undefined: the rule allows no extension. */
function latestKeep(item: ItemRow): string | undefined {
  if (item.rule.extension === null) return undefined;
  const [year = 0, month = 1, date = 1] = item.destroyOn.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + item.rule.extension.maxMonths, date));
  return last.toISOString().slice(0, 10);
}

function checkTerm(body: DecisionsBody, items: readonly ItemRow[], today: string): void {
  const until = body.keepUntil ?? '';
  if (until <= today)
    refuse(problem('invalid-body', { errors: [{ pointer: '/keepUntil', code: 'out-of-range' }] }));
  for (const item of items) {
    const latest = latestKeep(item);
    if (latest === undefined) refuse(problem('no-extension', { params: { reference: item.reference } }));
    else if (until > latest)
      refuse(
        problem('invalid-body', {
          errors: [
            { pointer: '/keepUntil', code: 'keep-too-long', params: { latest, reference: item.reference } },
          ],
        }),
      );
  }
}

const groupsOf = ({ rule }: ItemRow) => extenderGroups(extendersOf(rule.extension?.by ?? ''));

/** The roles that have a say in keeping any of these longer. */
const rolesOf = (items: readonly ItemRow[]): string[] => [
  ...new Set(items.flatMap((item) => groupsOf(item).flatMap(({ roles }) => roles))),
];

/** Of the own organisation: who may have a say in keeping something on this list longer. */
export const extendersFor = (scope: Scope, items: readonly ItemRow[]): Promise<ExtenderPerson[]> =>
  findExtenders(scope, rolesOf(items));

/** Who decided, by name: somebody for every role that the rule of each record asks for, who holds that role now. */
async function checkDeciders(
  scope: Scope,
  parts: Pick<RetentionParts, 'content'>,
  named: NonNullable<DecisionsBody['keepDecidedBy']>,
  items: readonly ItemRow[],
): Promise<KeptBy[]> {
  const holders = await extendersFor(scope, items);
  const keptBy = named.map(({ role, personId }, index) => {
    const holder = holders.find((one) => one.personId === personId && one.roles.includes(role));
    return holder === undefined
      ? refuse(
          problem('invalid-body', { errors: [{ pointer: `/keepDecidedBy/${index}`, code: 'not-found' }] }),
        )
      : { personId, role, name: holder.name };
  });
  for (const item of items) {
    const missing = groupsOf(item).find(({ roles }) => !keptBy.some(({ role }) => roles.includes(role)));
    if (missing === undefined) continue;
    const or = scope.person.language === 'nl' ? 'of' : 'or';
    const who = listed(
      missing.roles.map((role) => inSentence(roleTitle(scope, parts, role))),
      or,
    );
    const params = { reference: item.reference, who };
    refuse(
      problem('invalid-body', { errors: [{ pointer: '/keepDecidedBy', code: 'extender-missing', params }] }),
    );
  }
  return keptBy;
}

/**
 * The reviewer's decision on some records of a list; may be changed until the reviewer is done. Errors: not-found, four-eyes (not the
 * reviewer), no-extension, keep-too-long with the last day, extender-missing with who has a say, not-found at a person without the role.
 */
export async function decideOnRecords(
  scope: Scope,
  parts: Pick<RetentionParts, 'content'>,
  id: string,
  body: DecisionsBody,
  today: string,
): Promise<ListRow> {
  const list = await listOr404(scope, id);
  if (!listAbilities(scope, list).review)
    refuse(list.state === 'proposed' ? 'four-eyes' : 'transition-not-allowed');
  const wanted = new Set(body.recordIds);
  const items = (await findItems(scope, id)).filter(({ recordId }) => wanted.has(recordId));
  if (items.length !== wanted.size) refuse('not-found');
  const keeps = body.decision === 'keep';
  if (keeps) checkTerm(body, items, today);
  const keptBy = keeps ? await checkDeciders(scope, parts, body.keepDecidedBy ?? [], items) : [];
  if ((await saveDecisions(scope, id, body, keptBy)) !== items.length) refuse('not-allowed');
  scope.audit({
    action: 'destruction-list.decided-on-records',
    kind: 'destruction-list',
    records: [
      { id, organisationId: scope.organisation.id },
      ...records(
        scope,
        items.map(({ recordId, purpose }) => ({ id: recordId, purpose })),
      ),
    ],
    detail: {
      decision: body.decision,
      ...(keeps ? { decidedBy: keptBy.map(({ personId, role }) => ({ personId, role })) } : {}),
    },
  });
  return listOr404(scope, id);
}

/** The reviewer is done, or the maker takes the list back. Errors: not-found, four-eyes, transition-not-allowed, stale-version. */
export async function endList(
  scope: Scope,
  id: string,
  state: 'decided' | 'withdrawn',
  expectedVersion: number,
): Promise<ListRow> {
  const list = await listOr404(scope, id);
  const abilities = listAbilities(scope, list);
  const may = state === 'decided' ? abilities.review : abilities.withdraw;
  if (!may) refuse(state === 'decided' && list.state === 'proposed' ? 'four-eyes' : 'transition-not-allowed');
  if (state === 'decided' && list.undecided > 0)
    refuse('transition-not-allowed', { params: { undecided: list.undecided } });
  if (!(await saveListState(scope, id, state, expectedVersion))) refuse('stale-version', { current: list });
  scope.audit({
    action: `destruction-list.${state}`,
    kind: 'destruction-list',
    records: [{ id, organisationId: scope.organisation.id }],
  });
  return listOr404(scope, id);
}
