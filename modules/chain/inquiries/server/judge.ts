import { factsFor, findStanding, type Giving, systemFact } from '#modules/trust/disclosures/server/index.ts';
import type { DisclosureFacts, Fact } from '#modules/trust/purposes/model/index.ts';
import type { Scope } from '#platform/server/index.ts';
import {
  HIT_FIRST,
  type InquiryJudgement,
  type InquirySubject,
  judgeInquiry,
  type SentField,
  sendable,
  sourcesOpenTo,
} from '../model/index.ts';
import type { AskedParty, InquiryRecord } from './inquiry-record.ts';
import type { InquiryParts } from './ports.ts';

/** What makes the question itself hold: it stands open to exactly this organisation, and a person saw that it is this one. */
const questionFacts = (scope: Scope, party: AskedParty, inquiryId: string, identified: boolean): Fact[] => [
  ...party.facts,
  systemFact('open-question', party.organisation.name, inquiryId),
  systemFact(HIT_FIRST),
  ...(identified ? [systemFact('subject-identified', scope.person.name)] : []),
];

export type Question = {
  readonly inquiryId: string;
  readonly reason: string;
  readonly identified: boolean;
};

/** The giving of the question, ready for the rules. */
export function givingOf(
  scope: Scope,
  record: InquiryRecord,
  subject: InquirySubject,
  party: AskedParty,
  question: Question,
  fields: readonly SentField[],
): Giving {
  return {
    to: {
      organisationId: party.organisation.id,
      type: party.organisation.type,
      roles: [...party.roles],
    },
    purpose: record.purpose,
    ...(record.phase === undefined ? {} : { phase: record.phase }),
    categories: [...new Set([...fields.map((field) => field.category), ...subject.marks])],
    sourceRegimes: subject.regimes,
    through: HIT_FIRST,
    record: { kind: 'inquiry', id: question.inquiryId, retentionFrom: record.retentionFrom },
    ...(record.recordKind === 'case' ? { caseId: record.recordId } : { signalId: record.recordId }),
    fieldsChosen: true,
    known: questionFacts(scope, party, question.inquiryId, question.identified),
    proofs: question.reason === '' ? [] : [{ condition: 'need-to-know-motivation', text: question.reason }],
    subjects: [subject.id],
  };
}

/** What the machine's answer rests on: one word leaves, under the purpose of the question, within the term of what is looked up. */
async function answerFacts(
  scope: Scope,
  parts: InquiryParts,
  record: InquiryRecord,
  party: AskedParty,
): Promise<DisclosureFacts> {
  const standing = await findStanding(scope, {
    giverId: party.organisation.id,
    recipientId: scope.organisation.id,
    purpose: record.purpose,
    legalVersionId: parts.content.legal(party.organisation.id).id,
  });
  const facts: Fact[] = [
    ...party.facts,
    systemFact('purpose-selected'),
    systemFact('role-authorised', scope.appointment.title),
    systemFact('minimum-fields'),
    systemFact(HIT_FIRST),
    systemFact('retention-not-expired'),
    systemFact('no-origin-indicator'),
  ];
  if (standing.giverParticipates && standing.recipientParticipates)
    facts.push(systemFact('organisation-is-participant'));
  if (standing.agreementTitle !== null)
    facts.push({ condition: 'convenant-signed', by: 'document', text: standing.agreementTitle });
  if (standing.dpiaApprovedOn !== null)
    facts.push({ condition: 'dpia-current', by: 'document', text: standing.dpiaApprovedOn });
  const { confirmedRules, ceiling } = standing;
  return { facts, confirmedRules, ...(ceiling === null ? {} : { ceiling }) };
}

/** Whether this question may go and its answer may come back. */
export async function judge(
  scope: Scope,
  parts: InquiryParts,
  record: InquiryRecord,
  subject: InquirySubject,
  party: AskedParty,
  question: Question,
): Promise<InquiryJudgement & { readonly sources: readonly string[] }> {
  const fields = sendable(subject);
  const giving = givingOf(scope, record, subject, party, question, fields);
  const legal = {
    asker: parts.content.legal(scope.organisation.id).document,
    asked: parts.content.legal(party.organisation.id).document,
  };
  const sides = {
    asker: { organisationId: scope.organisation.id, type: scope.organisation.type, roles: scope.roles },
    asked: giving.to,
  };
  const known = {
    asker: await factsFor(scope, parts.disclosures, giving),
    asked: await answerFacts(scope, parts, record, party),
  };
  const request = {
    ...sides,
    purpose: record.purpose,
    phase: record.phase,
    fields,
    marks: subject.marks,
    regimes: subject.regimes,
  };
  return {
    ...judgeInquiry(legal, request, known),
    sources: sourcesOpenTo(legal.asked, sides, known.asked),
  };
}
