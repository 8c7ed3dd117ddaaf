import { findOrganisation, shownRule, titledCategory } from '#modules/trust/disclosures/server/index.ts';
import { newId, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import {
  type InquiryChoices,
  type InquiryOutlook,
  type InquirySubject,
  namesOne,
  sendable,
  waysElsewhere,
} from '../model/index.ts';
import { findPartners, findStanding } from './inquiry-queries.ts';
import { openRecord, type RecordReference } from './inquiry-record.ts';
import { judge } from './judge.ts';
import type { InquiryParts } from './ports.ts';

/** What the form itself makes hold: why, and that a person looked. */
const FILLED_IN: readonly string[] = ['need-to-know-motivation', 'subject-identified'];

const labelOf = (subject: InquirySubject): string =>
  [subject.name, subject.kvk].filter((part) => part !== null && part !== '').join(', ');

/** About whom may be asked in this record, and whom. */
export async function findChoices(
  scope: Scope,
  parts: InquiryParts,
  reference: RecordReference,
): Promise<InquiryChoices> {
  const record = await openRecord(scope, parts, reference);
  const { stopped, used, limit } = await findStanding(scope);
  return {
    subjects: record.subjects.map((subject) => ({
      id: subject.id,
      kind: subject.kind,
      label: labelOf(subject),
      birthDate: subject.birthDate,
      namesOne: namesOne(subject.kind, sendable(subject)),
    })),
    organisations: await findPartners(scope),
    left: Math.max(0, limit - used),
    limit,
    stopped,
  };
}

/** Before sending: exactly what goes over, on which rules, or what is missing and where it could be asked instead. */
export async function explainInquiry(
  scope: Scope,
  parts: InquiryParts,
  asked: RecordReference & { readonly subjectId: string; readonly askedOrganisationId: string },
): Promise<InquiryOutlook> {
  const record = await openRecord(scope, parts, asked);
  const subject = record.subjects.find((one) => one.id === asked.subjectId) ?? refuse('not-found');
  const organisation = await findOrganisation(scope, asked.askedOrganisationId);
  if (organisation === undefined || organisation.id === scope.organisation.id) return refuse('not-found');
  const party = await record.party(organisation);
  const judgement = await judge(scope, parts, record, subject, party, {
    inquiryId: newId(),
    reason: '',
    identified: false,
  });
  const open = judgement.open.filter((condition) => !FILLED_IN.includes(condition.code));
  const sides = {
    asker: { organisationId: scope.organisation.id, type: scope.organisation.type, roles: scope.roles },
    asked: { organisationId: organisation.id, type: organisation.type, roles: party.roles },
    purpose: record.purpose,
  };
  const enough = namesOne(subject.kind, judgement.fields);
  const legal = parts.content.legal(scope.organisation.id).document;
  scope.audit({
    action: 'inquiry.explained',
    kind: record.recordKind,
    records: [
      {
        id: record.recordId,
        organisationId: scope.organisation.id,
        purpose: record.purpose,
        subjects: [subject.id],
      },
    ],
    detail: { asked: organisation.id },
  });
  return {
    ready: judgement.refusals.length === 0 && open.length === 0 && enough,
    namesOne: enough,
    fields: [...judgement.fields],
    questionRules: judgement.questionRules.map(shownRule),
    answerRules: judgement.answerRules.map(shownRule),
    open,
    refusals: judgement.refusals.map(({ side, category, reason, by }) => ({
      side,
      category: titledCategory(legal, category).title,
      reason,
      rule: by === undefined ? null : shownRule(by),
    })),
    byHand: judgement.byHand.map(({ rule, open: asks }) => ({
      rule: shownRule(rule),
      open: asks.map(({ title }) => title),
    })),
    elsewhere:
      judgement.refusals.length === 0
        ? []
        : waysElsewhere(legal, sides).map(({ title, rule }) => ({ title, rule: shownRule(rule) })),
  };
}
