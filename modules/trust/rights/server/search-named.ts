import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import {
  fieldsOfMention,
  KEEPER_PAGE,
  type KeeperCandidate,
  type KeeperDecision,
  type KeeperTask,
  namesOthers,
} from '../model/index.ts';
import { auditRights } from './audit-rights.ts';
import {
  findKeeperDecisions,
  findKeeperTask,
  type KeeperTaskRow,
  saveKeeperLooks,
} from './keeper-queries.ts';
import { legalOf } from './law.ts';
import type { KeeperRecord, RightsParts } from './ports.ts';

/** Working for one purpose hides records under the others: a search would miss them. */
export const isNarrowed = (scope: Scope): boolean =>
  scope.currentPurpose !== null && scope.allPurposes.length > 1;

export const keeperTaskView = (scope: Scope, { partId: _, ...row }: KeeperTaskRow): KeeperTask => ({
  ...row,
  narrowed: isNarrowed(scope),
  abilities: { answer: row.state === 'open' && !isNarrowed(scope) },
});

export async function openedTask(scope: Scope, id: string): Promise<KeeperTaskRow> {
  return (await findKeeperTask(scope, id)) ?? refuse('not-found');
}

/**
 * A keeper looks in what only he or she and others who are named may open. The audit log names the task and never what it showed: its readers
 * would learn from it that there is something. What was shown is kept beside it, for who is named.
 */
export async function searchNamed(
  scope: Scope,
  parts: RightsParts,
  id: string,
): Promise<{
  readonly data: KeeperTask;
  readonly candidates: KeeperCandidate[];
  readonly more: boolean;
  readonly decided: KeeperDecision[];
}> {
  const task = await openedTask(scope, id);
  const looks = task.state === 'open' && !isNarrowed(scope);
  const found = looks ? await parts.named.find(scope, id, KEEPER_PAGE + 1) : [];
  const page = found.slice(0, KEEPER_PAGE);
  if (page.length > 0) await saveKeeperLooks(scope, id, page);
  auditRights(scope, 'keeper-task.read', 'keeper-task', [id], { fields: ['requester', 'question'] });
  return {
    data: keeperTaskView(scope, task),
    candidates: page.map((record) => candidateOf(scope, parts, task, record)),
    more: found.length > page.length,
    decided: await findKeeperDecisions(scope, task.partId),
  };
}

function candidateOf(
  scope: Scope,
  parts: RightsParts,
  task: KeeperTaskRow,
  record: KeeperRecord,
): KeeperCandidate {
  const { strength } = parts.records.compare(task.requester, record.facts);
  return {
    mentionId: record.mentionId,
    reference: record.reference,
    receivedOn: record.receivedOn,
    purposeTitle:
      legalOf(scope, parts).document.purposes.get(record.purposeCode)?.title ?? record.purposeCode,
    strength,
    fields: fieldsOfMention(record.mention),
    namesOthers: namesOthers(record.mention.note ?? '', record.others, record.mention.name ?? ''),
  };
}
