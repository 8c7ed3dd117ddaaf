import { isAtWork } from '#modules/chain/cases/model/index.ts';
import {
  auditContributions,
  type ContributionRow,
  caseOf,
  factsOfCase,
  findContributionsOfCase,
  findParty,
  phaseOfCase,
} from '#modules/chain/cases/server/index.ts';
import type { Mention } from '#modules/chain/signals/model/index.ts';
import { readSignal } from '#modules/chain/signals/server/index.ts';
import { type OrganisationInView, rolesHeldIn, systemFact } from '#modules/trust/disclosures/server/index.ts';
import { type Fact, phaseOfState } from '#modules/trust/purposes/model/index.ts';
import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { InquirySubject } from '../model/index.ts';
import { mayAsk } from './policy.ts';
import type { InquiryParts } from './ports.ts';

export type RecordReference = { readonly recordKind: 'signal' | 'case'; readonly recordId: string };

/** The other side of a question, with what the record's tables prove about it. */
export type AskedParty = {
  readonly organisation: OrganisationInView;
  readonly roles: readonly string[];
  readonly facts: readonly Fact[];
};

/** A signal or a case in which may be asked, with whom it could be about. */
export type InquiryRecord = RecordReference & {
  readonly purpose: string;
  readonly phase: string | undefined;
  readonly retentionFrom: Date;
  readonly subjects: readonly InquirySubject[];
  party(organisation: OrganisationInView): Promise<AskedParty>;
};

const SUBJECTS: readonly string[] = ['person', 'company'];

/** The record as this scope may use it. Errors: `not-found`, `not-allowed`, `transition-not-allowed`. */
export async function openRecord(
  scope: Scope,
  parts: InquiryParts,
  reference: RecordReference,
): Promise<InquiryRecord> {
  const record =
    reference.recordKind === 'signal'
      ? await openSignal(scope, parts, reference)
      : await openCase(scope, parts, reference);
  return mayAsk(scope, reference.recordKind) ? record : refuse('not-allowed');
}

const isJoint = (parts: InquiryParts, purpose: string): boolean =>
  parts.content.legal().document.content.engine.jointPurposes.includes(purpose);

async function openSignal(
  scope: Scope,
  parts: InquiryParts,
  reference: RecordReference,
): Promise<InquiryRecord> {
  const { signal } = await readSignal(scope, reference.recordId);
  return {
    ...reference,
    purpose: signal.purposeCode,
    phase: phaseOfState(parts.content.phaseStates(), signal.purposeCode, 'signals', signal.state),
    retentionFrom: new Date(signal.receivedAt),
    subjects: signal.mentions.filter((mention) => SUBJECTS.includes(mention.kind)).map(subjectOfMention),
    party: async (organisation) => ({
      organisation,
      roles: await rolesHeldIn(scope, organisation.id),
      facts: isJoint(parts, signal.purposeCode) ? [systemFact('inside-wgs', scope.organisation.name)] : [],
    }),
  };
}

function subjectOfMention(mention: Mention): InquirySubject {
  const victimOnly = mention.roles.every((role) => role === 'victim' || role === 'witness');
  return {
    id: mention.id,
    kind: mention.kind === 'company' ? 'company' : 'person',
    name: mention.name,
    birthDate: mention.birthDate,
    bsn: mention.bsn,
    kvk: mention.kvk,
    phone: mention.phone,
    address: mention.addressShielded ? null : mention.address,
    marks: [
      ...(mention.minor ? ['minderjarige'] : []),
      // Who is only a victim is not looked up elsewhere, nor who must not be found.
      ...(mention.addressShielded || (victimOnly && mention.roles.includes('victim')) ? ['slachtoffer'] : []),
    ],
    regimes: [],
  };
}

async function openCase(
  scope: Scope,
  parts: InquiryParts,
  reference: RecordReference,
): Promise<InquiryRecord> {
  const file = await caseOf(scope, reference.recordId);
  if (!isAtWork(file.state) || !file.secrecyConfirmed)
    return refuse('transition-not-allowed', { params: { state: file.state } });
  const rows = (await findContributionsOfCase(scope, file.id)).filter(
    (row) => SUBJECTS.includes(row.itemKind) && row.withdrawnAt === null,
  );
  await auditContributions(scope, rows, []);
  return {
    ...reference,
    purpose: file.purposeCode,
    phase: phaseOfCase(parts.content, file),
    retentionFrom: new Date(file.openedAt),
    subjects: newestOfEach(rows).map(subjectOfContribution),
    party: async (organisation) => {
      const party = await findParty(scope, file.id, organisation.id);
      if (party === undefined || party.people === 0) {
        const joint = isJoint(parts, file.purposeCode);
        return {
          organisation,
          roles: await rolesHeldIn(scope, organisation.id),
          facts: joint ? [systemFact('inside-wgs', file.host.name)] : [],
        };
      }
      return {
        organisation,
        roles: party.roles,
        facts: factsOfCase(parts, file, party, { subjectsIdentified: false }),
      };
    },
  };
}

/** Of each item the copy with the most fields of those that stand: copies of one item are the same person. */
function newestOfEach(rows: readonly ContributionRow[]): ContributionRow[] {
  const byItem = new Map<string, ContributionRow>();
  for (const row of rows) {
    const known = byItem.get(row.itemId);
    if (known === undefined || row.fields.length >= known.fields.length) byItem.set(row.itemId, row);
  }
  return [...byItem.values()];
}

function subjectOfContribution(row: ContributionRow): InquirySubject {
  const read = (key: string): string | null => {
    const value = row.fields.find((field) => field.key === key)?.value;
    return typeof value === 'string' ? value : null;
  };
  const marked = new Set(row.fields.flatMap((field) => field.categories));
  return {
    id: row.id,
    kind: row.itemKind === 'company' ? 'company' : 'person',
    name: read('name'),
    birthDate: read('birthDate'),
    bsn: read('bsn'),
    kvk: read('kvk'),
    phone: read('phone'),
    address: addressOf(read('address')),
    marks: ['minderjarige', 'slachtoffer'].filter((mark) => marked.has(mark)),
    regimes: row.regimes,
  };
}

/** `Loodsweg 12, 8011 AB Voorbeeld` as a contribution has it. */
function addressOf(line: string | null): InquirySubject['address'] {
  const [door = '', place = ''] = (line ?? '').split(',');
  const found = /^\s*(\D+?)\s+(\d+)/.exec(door);
  if (found === null) return null;
  const town = place.replace(/^\s*\d{4}\s?[A-Z]{2}\s*/i, '').trim();
  return { street: found[1] ?? null, houseNumber: Number(found[2]), town: town === '' ? null : town };
}
