import { keysOfRequester } from '#modules/trust/rights/model/index.ts';
import type { CandidateRow, RecordRow, RecordSource } from '#modules/trust/rights/server/index.ts';
import { linkingKeys } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { findNearCopies, type NearCopy } from './requester-copies-queries.ts';

const BY_NAME = ['name-birth-date', 'name-initial', 'name-skeleton', 'name-letters', 'initial-birth-date'];
const BESIDE_NAME = ['phone', 'email', 'address', 'street'];

/** How a copy meets the requester: by the same keys as mentions do, and as sure. Two birth dates that differ are never one person. */
function meets({ fields, requester }: NearCopy): 'surely' | 'by-name' | 'not' {
  const { name = null, birthDate = null, phone = null, email = null } = fields;
  if (birthDate !== null && requester.birthDate !== null && birthDate !== requester.birthDate) return 'not';
  const theirs = new Set(
    linkingKeys({ personName: name, birthDate, phone, email }).map(({ kind, key }) => `${kind} ${key}`),
  );
  const kinds = keysOfRequester(requester).flatMap(({ kind, key }) =>
    theirs.has(`${kind} ${key}`) ? [String(kind)] : [],
  );
  if (!kinds.some((kind) => BY_NAME.includes(kind))) return 'not';
  const beside = kinds.includes('name-initial') && kinds.some((kind) => BESIDE_NAME.includes(kind));
  return kinds.includes('name-birth-date') || beside ? 'surely' : 'by-name';
}

const whereFrom = (copy: NearCopy) => ({
  recordKind: 'contribution' as const,
  mentionId: copy.copyId,
  signalId: copy.caseId,
  purposeCode: copy.purposeCode,
  reference: copy.reference,
  receivedOn: copy.receivedOn,
});

const candidate = (copy: NearCopy): CandidateRow => ({
  ...whereFrom(copy),
  facts: {
    nameAsWritten: copy.fields.name ?? null,
    birthDate: copy.fields.birthDate ?? null,
    phone: copy.fields.phone ?? null,
    email: copy.fields.email ?? null,
  },
});

const record = (copy: NearCopy): RecordRow => ({
  ...whereFrom(copy),
  state: copy.state,
  mention: copy.fields,
  narrative: '',
  others: copy.others,
});

async function near(scope: Scope, partId: string, purposes: readonly string[]) {
  const copies = await findNearCopies(scope, partId, purposes);
  return copies
    .map((copy) => ({ copy, meeting: meets(copy) }))
    .filter(({ meeting, copy }) => meeting !== 'not' || copy.known);
}

/** Copies that others contributed to cases that the own organisation hosts: received data, so part of its answer. */
export const requesterCopies: RecordSource = {
  async count(scope, partId, purposes) {
    const found = await near(scope, partId, purposes);
    const byName = found.filter(({ meeting }) => meeting === 'by-name');
    const people = new Set(
      byName.map(({ copy: { fields } }) =>
        [fields.name?.toLowerCase(), fields.birthDate, fields.phone].join('|'),
      ),
    );
    return {
      sure: found.filter(({ meeting }) => meeting === 'surely').length,
      byName: byName.length,
      people: people.size,
    };
  },
  async page(scope, partId, purposes, { sure, after, limit }) {
    const wanted = sure ? 'surely' : 'by-name';
    return (await near(scope, partId, purposes))
      .filter(({ copy, meeting }) => meeting === wanted && !copy.known)
      .map(({ copy }) => candidate(copy))
      .filter((row) => after === undefined || row.mentionId > after)
      .slice(0, limit);
  },
  async known(scope, partId, purposes, ids) {
    const wanted = new Set(ids);
    return (await near(scope, partId, purposes))
      .filter(({ copy }) => wanted.has(copy.copyId))
      .map(({ copy }) => candidate(copy));
  },
  async read(scope, partId, purposes, ids) {
    const wanted = new Set(ids);
    return (await findNearCopies(scope, partId, purposes))
      .filter((copy) => copy.known && wanted.has(copy.copyId))
      .map(record);
  },
};
