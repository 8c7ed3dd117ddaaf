import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { KeeperAnswer, KeeperProgress } from '../model/index.ts';
import { auditRights } from './audit-rights.ts';
import { findKeepersOfPart, type KeeperOfPart, settleKeeperTasks } from './keeper-queries.ts';
import { legalOf } from './law.ts';
import type { RightsParts } from './ports.ts';

/** Whom the part asks, how far each is, and what each lets be told. */
export async function keepersOfPart(
  scope: Scope,
  parts: RightsParts,
  partId: string,
): Promise<KeeperProgress[]> {
  const { purposes } = legalOf(scope, parts).document;
  const keepers = await findKeepersOfPart(scope, partId);
  const told = keepers.flatMap(({ answer }) => answer?.records ?? []);
  if (told.length > 0)
    auditRights(scope, 'rights-part.told-read', 'rights-part', [partId], {
      fields: [...new Set(told.flatMap(({ fields }) => fields.map((field) => field.key)))],
    });
  return keepers.map(({ answer, ...keeper }) => ({
    ...keeper,
    told: (answer?.records ?? []).map(({ purpose, receivedOn, fields }) => ({
      purposeTitle: purposes.get(purpose)?.title ?? purpose,
      receivedOn,
      fields,
    })),
  }));
}

export const waitsForKeepers = (keepers: readonly Pick<KeeperOfPart, 'state'>[]): boolean =>
  keepers.some(({ state }) => state === 'open');

/** What the keepers of a part let the letter tell. Errors: `keepers-open` while one has not answered. */
export async function toldByKeepers(scope: Scope, partId: string): Promise<KeeperAnswer> {
  await settleKeeperTasks(scope, partId);
  const keepers = await findKeepersOfPart(scope, partId);
  if (waitsForKeepers(keepers)) refuse('keepers-open');
  return {
    records: keepers.flatMap(({ answer }) => answer?.records ?? []),
    recipients: keepers.flatMap(({ answer }) => answer?.recipients ?? []),
  };
}
