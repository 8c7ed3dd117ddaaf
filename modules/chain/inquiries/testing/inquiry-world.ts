import type { Answer, Client, TestProduct } from '#apps/testing/index.ts';
import { type OpenCase, openCase } from '#modules/chain/cases/testing/case-world.ts';
import { newId } from '#platform/kit/index.ts';

/** A case of the RIEC with people in it, and a municipality outside it that may know some of them. For tests only. */
export type InquiryWorld = {
  readonly opened: OpenCase;
  readonly asker: Client;
  readonly askedId: string;
};

export const REASON = 'Nodig om te weten of deze persoon bij de loods ook elders speelt.';
export const CONTACT = 'Team ondermijning, ondermijning@deventer.example';

export type Someone = {
  readonly kind?: 'person' | 'company';
  readonly name: string;
  readonly birthDate?: string;
  readonly kvk?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly bsn?: string;
  readonly minor?: boolean;
  readonly regimes?: readonly string[];
};

const CATEGORIES: Readonly<Record<string, string>> = {
  birthDate: 'identiteit',
  kvk: 'onderneming',
  phone: 'contact',
  address: 'contact',
  bsn: 'bsn',
};

/** Past every policy: someone was brought into the case. Gives the id of the copy that the host has. */
export async function broughtIn(
  product: TestProduct,
  caseId: string,
  { kind = 'person', minor = false, regimes = [], name, ...values }: Someone,
): Promise<string> {
  const extra = minor ? ['minderjarige'] : [];
  const named = {
    key: 'name',
    categories: [kind === 'person' ? 'identiteit' : 'onderneming', ...extra],
    value: name,
  };
  const fields = [
    named,
    ...Object.entries(values).map(([key, value]) => ({
      key,
      categories: [CATEGORIES[key] ?? 'verhaal', ...extra],
      value,
    })),
  ];
  const id = newId();
  await product.owner.query(
    `insert into contribution (id, case_id, organisation_id, recipient_organisation_id, origin_organisation_id, purpose_code, disclosure_id, item_id, item_kind,
       version, fields, categories, regimes, given_by_person_id, given_by_name)
     select $1, k.case_id, k.organisation_id, k.recipient_organisation_id, k.origin_organisation_id, k.purpose_code, k.disclosure_id, $2, $3, 1, $4, k.categories,
            $5, k.given_by_person_id, k.given_by_name
       from contribution k where k.case_id = $6 order by k.given_at limit 1`,
    [id, newId(), kind, JSON.stringify(fields), [...regimes], caseId],
  );
  return id;
}

const sure = (answer: Answer, status: number): Answer => {
  if (answer.status !== status) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
};

/** A signal of the municipality outside the case, in which these people stand. */
export async function known(
  product: TestProduct,
  mentions: readonly Record<string, unknown>[],
  by = 'toezicht-deventer',
): Promise<string> {
  const reporter = await product.signIn(by);
  const id = newId();
  sure(
    await reporter.post('/signals', {
      id,
      narrative: 'Nachtelijke leveringen bij een loods, met steeds dezelfde mensen.',
      mentions: mentions.map((mention) => ({ id: newId(), kind: 'person', roles: ['involved'], ...mention })),
    }),
    201,
  );
  return id;
}

export const settings = (more: Record<string, unknown> = {}) => ({
  dailyQuestions: 20,
  dailyAnswers: 40,
  answerDays: 14,
  contactPoint: CONTACT,
  sourcePurposeCodes: ['ondermijning-intern'],
  expectedVersion: 0,
  ...more,
});

export async function openInquiryWorld(product: TestProduct): Promise<InquiryWorld> {
  const opened = await openCase(product);
  const officer = await product.signIn('privacyofficer-deventer');
  sure(await officer.put('/inquiry-settings', settings()), 200);
  return { opened, asker: opened.lead, askedId: await product.organisationId('deventer') };
}

export const ask = (
  { opened, asker, askedId }: InquiryWorld,
  subjectId: string,
  more: Record<string, unknown> = {},
): Promise<Answer> =>
  asker.post('/inquiries', {
    recordKind: 'case',
    recordId: opened.caseId,
    subjectId,
    askedOrganisationId: askedId,
    reason: REASON,
    identified: true,
    ...more,
  });
