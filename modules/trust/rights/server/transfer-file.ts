import { calendarDateAt, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { TRANSFER_SCHEMA, type TransferFile } from '../model/index.ts';
import { auditRecords, auditRights } from './audit-rights.ts';
import { gather, takenAlong } from './gather-part.ts';
import { legalOf } from './law.ts';
import type { RightsParts } from './ports.ts';
import { openedPart } from './search-part.ts';

/**
 * What the requester of a finished part gave and takes along, as the officer decided on it. Errors: `transition-not-allowed` for another right
 * or an unfinished part, `not-found` where nothing is taken along.
 */
export async function transferFile(scope: Scope, parts: RightsParts, id: string): Promise<TransferFile> {
  const part = await openedPart(scope, id);
  if (part.right !== 'portability' || part.state !== 'finished')
    refuse('transition-not-allowed', { params: { state: part.state } });
  const { given, groundsOf } = takenAlong(scope, parts, await gather(scope, parts, part));
  if (given.length === 0) refuse('not-found');
  const { purposes } = legalOf(scope, parts).document;
  auditRights(scope, 'rights-part.taken-along', 'rights-part', [id]);
  auditRecords(
    scope,
    'rights-item.taken-along',
    given.map(({ record }) => record),
    [...new Set(given.flatMap(({ fields }) => fields.map((field) => field.key)))],
  );
  return {
    schema: TRANSFER_SCHEMA,
    controller: scope.organisation.name,
    request: part.reference,
    madeOn: calendarDateAt(scope.now),
    person: { name: part.requester.name, birthDate: part.requester.birthDate },
    records: given.map(({ record, fields }) => ({
      purpose: {
        code: record.purposeCode,
        title: purposes.get(record.purposeCode)?.title ?? record.purposeCode,
      },
      grounds: groundsOf(record.purposeCode),
      receivedOn: record.receivedOn,
      fields: Object.fromEntries(fields.map((field) => [field.key, field.value])),
    })),
  };
}
