import { notify } from '#modules/chain/notifications/server/index.ts';
import {
  findOrganisation,
  giveDisclosure,
  keptConditions,
  shownRule,
} from '#modules/trust/disclosures/server/index.ts';
import type { LegalBases } from '#modules/trust/purposes/model/index.ts';
import { newId, problem, refuse } from '#platform/kit/index.ts';
import { type AuditEvent, refuseWithAudit, type Scope } from '#platform/server/index.ts';
import {
  type AskBody,
  findPattern,
  hashOfFields,
  type InquiryJudgement,
  keysOf,
  namesOne,
  PATTERN_DAYS,
  type Pattern,
  traitsOf,
} from '../model/index.ts';
import {
  answerInquiry,
  findInquiry,
  findKeptAnswer,
  findStanding,
  type InquiryRow,
  insertInquiry,
  type Look,
  raiseAlarm,
  recentQuestions,
} from './inquiry-queries.ts';
import { type InquiryRecord, openRecord } from './inquiry-record.ts';
import { givingOf, judge } from './judge.ts';
import { ALARMED } from './policy.ts';
import type { InquiryParts } from './ports.ts';

export const rolesOfGroups = (parts: InquiryParts, groups: readonly string[]): string[] =>
  Object.entries(parts.content.roleGroups().roles)
    .filter(([, held]) => held.some((group) => groups.includes(group)))
    .map(([role]) => role);

type Asking = {
  readonly inquiryId: string;
  readonly record: InquiryRecord;
  readonly askedOrganisationId: string;
};

/** Both sides read in their own log that it was asked: the asker with its record, who is asked without it. */
const eventOf = (
  scope: Scope,
  { inquiryId, record, askedOrganisationId }: Asking,
  more: Partial<AuditEvent>,
): AuditEvent => ({
  action: 'inquiry.asked',
  kind: 'inquiry',
  records: [
    ...[inquiryId, record.recordId].map((id) => ({
      id,
      organisationId: scope.organisation.id,
      purpose: record.purpose,
    })),
    { id: inquiryId, organisationId: askedOrganisationId, purpose: record.purpose },
  ],
  ...more,
});

function refusalOf(judgement: InquiryJudgement) {
  if (judgement.refusals.length > 0)
    return problem('rule-refuses', {
      errors: judgement.refusals.map(({ category, reason, by, side }) => ({
        pointer: `/categories/${category}`,
        code: 'rule-refuses' as const,
        params: {
          category,
          reason,
          side,
          rule: by?.code ?? null,
          title: by?.title ?? null,
          articles: by?.articles.map(({ law, article }) => `${law} ${article}`).join('; ') ?? null,
          sentence: by?.explanation ?? null,
        },
      })),
    });
  return problem('conditions-open', {
    errors: judgement.open.map(({ code, title, by, rule, check, side }) => ({
      pointer: `/conditions/${code}`,
      code: 'conditions-open' as const,
      params: { condition: code, title, by, rule, check, side },
    })),
  });
}

const termsOf = (legal: LegalBases): Record<string, number> =>
  Object.fromEntries(
    [...legal.purposes.values()].map((purpose) => [purpose.code, purpose.retention.months ?? 0]),
  );

/** Refuses, stops the account and tells the privacy officers and security of both sides; nothing was looked up. */
function stop(scope: Scope, parts: InquiryParts, asking: Asking, pattern: Pattern): never {
  const event = eventOf(scope, asking, { action: 'inquiry.stopped', detail: { ...pattern } });
  return refuseWithAudit(problem('inquiry-stopped'), [event], async (again) => {
    const raised = await raiseAlarm(again, {
      pattern,
      purpose: asking.record.purpose,
      askedOrganisationId: asking.askedOrganisationId,
      roles: rolesOfGroups(parts, ALARMED),
    });
    for (const { alarmId, organisationId, personId } of raised) {
      if (personId === null) continue;
      await notify(again, {
        organisationId,
        personId,
        kind: 'inquiry-alarm',
        recordKind: 'inquiry-alarm',
        recordId: alarmId,
      });
    }
  });
}

export type AskedInquiry = { readonly inquiry: InquiryRow; readonly repeated: boolean };

/**
 * Asks one organisation whether it knows the person or company of a record, and answers at once: hit or no hit, and whom to ask.
 * Errors: `rule-refuses`, `conditions-open`, `identity-incomplete`, `inquiry-stopped`, `inquiry-limit`.
 */
export async function askInquiry(scope: Scope, parts: InquiryParts, asked: AskBody): Promise<AskedInquiry> {
  const record = await openRecord(scope, parts, asked);
  const subject = record.subjects.find((one) => one.id === asked.subjectId) ?? refuse('not-found');
  const organisation = await findOrganisation(scope, asked.askedOrganisationId);
  if (organisation === undefined || organisation.id === scope.organisation.id) return refuse('not-found');
  if ((await findStanding(scope)).stopped) refuse('inquiry-stopped');

  const party = await record.party(organisation);
  const question = { inquiryId: newId(), reason: asked.reason, identified: asked.identified };
  const asking = { inquiryId: question.inquiryId, record, askedOrganisationId: organisation.id };
  const judgement = await judge(scope, parts, record, subject, party, question);
  if (!judgement.allowed)
    return refuseWithAudit(refusalOf(judgement), [eventOf(scope, asking, { action: 'inquiry.refused' })]);
  const { fields } = judgement;
  if (!namesOne(subject.kind, fields))
    return refuse('identity-incomplete', {
      errors: [{ pointer: '/subjectId', code: 'identity-incomplete' }],
    });

  const questionHash = hashOfFields(fields);
  const kept = await findKeptAnswer(scope, {
    recordId: record.recordId,
    askedOrganisationId: organisation.id,
    questionHash,
  });
  if (kept !== undefined) {
    scope.audit(eventOf(scope, { ...asking, inquiryId: kept.id }, { action: 'inquiry.repeated' }));
    return { inquiry: kept, repeated: true };
  }
  const traits = traitsOf(subject);
  const pattern = findPattern(await recentQuestions(scope, PATTERN_DAYS), {
    own: true,
    recordId: record.recordId,
    subject: questionHash,
    askedAt: scope.now.getTime(),
    traits,
  });
  if (pattern !== undefined) return stop(scope, parts, asking, pattern);

  const given = await giveDisclosure(
    scope,
    parts.disclosures,
    givingOf(scope, record, subject, party, question, fields),
  );
  const answerRules = judgement.answerRules.map(shownRule);
  await insertInquiry(scope, {
    id: question.inquiryId,
    askedOrganisationId: organisation.id,
    purposeCode: record.purpose,
    phaseCode: record.phase,
    recordKind: record.recordKind,
    recordId: record.recordId,
    subjectId: subject.id,
    subjectKind: subject.kind,
    reason: asked.reason,
    fields,
    traits,
    questionHash,
    disclosureId: given.id,
    answerRules,
  });
  const sent = (key: string) => fields.find((field) => field.key === key)?.value ?? null;
  await lookUp(scope, asking, {
    keys: keysOf(subject.kind, fields).map(({ kind, key }) => ({ kind, key })),
    bsn: sent('bsn'),
    kvk: sent('kvk'),
    sources: judgement.sources,
    months: termsOf(parts.content.legal(organisation.id).document),
    rules: [...given.rules, ...answerRules],
    answer: {
      contentVersionId: parts.content.legal(organisation.id).id,
      conditions: keptConditions(judgement.answer),
    },
  });
  const inquiry = (await findInquiry(scope, question.inquiryId)) ?? refuse('not-found');
  return { inquiry, repeated: false };
}

async function lookUp(scope: Scope, asking: Asking, look: Look): Promise<void> {
  const answered = await answerInquiry(scope, asking.inquiryId, look);
  if (answered === undefined) return refuse('not-found');
  if ('refused' in answered) {
    const { refused, limit } = answered;
    const refusal =
      refused === 'stopped'
        ? problem('inquiry-stopped')
        : problem('inquiry-limit', { params: { limit: limit ?? 0, which: refused } });
    return refuseWithAudit(refusal, [
      eventOf(scope, asking, { action: 'inquiry.refused', detail: { refused } }),
    ]);
  }
  scope.audit(
    eventOf(scope, asking, {
      fields: ['answer'],
      rule: look.rules.map((rule) => rule.code).join(' '),
      detail: { answer: answered.answer },
    }),
  );
}
