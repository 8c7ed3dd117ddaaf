import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import {
  faultsOfDecisions,
  fieldsOfMention,
  fieldsToGive,
  KEEPER_PAGE,
  type KeeperAnswer,
  type KeeperAnswerBody,
  toldRecord,
} from '../model/index.ts';
import { auditRights } from './audit-rights.ts';
import {
  findKeeperTask,
  findShownMentions,
  insertKeeperItems,
  type KeeperTaskRow,
  markKeeperAnswered,
} from './keeper-queries.ts';
import { legalOf, titlesOfCategory } from './law.ts';
import type { RightsParts } from './ports.ts';
import { isNarrowed, openedTask } from './search-named.ts';

/** Saves the decisions on this page of records; gives how many wait on a next one. Errors: `not-found`, `review-open`. */
async function decide(
  scope: Scope,
  parts: RightsParts,
  task: KeeperTaskRow,
  { decisions }: KeeperAnswerBody,
): Promise<number> {
  const found = await parts.named.find(scope, task.id, 2 * KEEPER_PAGE);
  const byId = new Map(found.map((record) => [record.mentionId, record]));
  const decided = new Map(
    decisions.map((decision) => {
      const record = byId.get(decision.mentionId) ?? refuse('not-found');
      return [record.mentionId, { record, decision }];
    }),
  );
  if (!found.slice(0, KEEPER_PAGE).every(({ mentionId }) => decided.has(mentionId))) refuse('review-open');
  if (decided.size > 0) await insertKeeperItems(scope, task, [...decided.values()]);
  return found.length - decided.size;
}

/** What may be told of what this keeper shows; of the rest there is no trace in it. */
async function answerOf(scope: Scope, parts: RightsParts, taskId: string): Promise<KeeperAnswer> {
  const shown = await parts.named.read(scope, taskId, await findShownMentions(scope, taskId));
  const legal = legalOf(scope, parts).document;
  const given = shown.length === 0 ? [] : await parts.named.disclosures(scope, taskId);
  return {
    records: shown.map((record) => {
      const all = fieldsOfMention(record.mention);
      return toldRecord(record, all, fieldsToGive(all, [], record.others, record.mention.name ?? ''));
    }),
    recipients: given.map(({ recipientName, categories, on }) => ({
      name: recipientName,
      categories: categories.map((category) => titlesOfCategory(legal, category)),
      on,
    })),
  };
}

/**
 * A keeper decides on the records that were found and answers. With more of them than a page the task stays open for the next. One step, with
 * the same line in the log, whether anything was found or not. Errors: `reason-missing`, `unknown-value`, `not-found`, `review-open`,
 * `all-purposes-needed`, `stale-version`, `transition-not-allowed`.
 */
export async function answerKeeperTask(
  scope: Scope,
  parts: RightsParts,
  id: string,
  body: KeeperAnswerBody,
): Promise<{ readonly left: number }> {
  const task = await openedTask(scope, id);
  if (task.state !== 'open') refuse('transition-not-allowed', { params: { state: task.state } });
  if (isNarrowed(scope)) refuse('all-purposes-needed');
  const errors = faultsOfDecisions(body.decisions);
  if (errors.length > 0) refuse('invalid-body', { errors });
  const left = await decide(scope, parts, task, body);
  if (left === 0) {
    const answer = await answerOf(scope, parts, id);
    if (!(await markKeeperAnswered(scope, id, body.expectedVersion, answer)))
      refuse('stale-version', { current: await findKeeperTask(scope, id) });
  }
  auditRights(scope, 'keeper-task.answered', 'keeper-task', [id]);
  return { left };
}
