import type { Scope } from '#platform/server/index.ts';
import type { LegalBases } from '../../purposes/model/index.ts';
import type { Disclosure, DisclosureNotice } from '../model/index.ts';
import type { DisclosureRow } from './disclosure-queries.ts';
import { titledCategory } from './explain-outlook.ts';
import { findNotices, type NoticeRow } from './notice-queries.ts';
import { mayAcknowledge, mayConfirmNotice, mayCorrect, mayWithdraw } from './policy.ts';

/** Who confirmed at a partner, and with what words to itself, stays there: the giver sees that, and when. */
export const noticeView = (scope: Scope, legal: LegalBases, row: NoticeRow): DisclosureNotice => {
  const here = row.recipientId === scope.organisation.id;
  return {
    ...row,
    onward: row.disclosureId !== row.rootDisclosureId,
    recipient: { id: row.recipientId, name: row.recipientName },
    categories: row.categories.map((code) => titledCategory(legal, code)),
    confirmedByName: here ? row.confirmedByName : null,
    abilities: { confirm: mayConfirmNotice(scope, row) },
  };
};

const disclosureView = (
  scope: Scope,
  legal: LegalBases,
  row: DisclosureRow,
  notices: readonly NoticeRow[],
): Disclosure => {
  const gave = row.giverId === scope.organisation.id;
  return {
    ...row,
    purposeTitle: legal.purposes.get(row.purposeCode)?.title ?? row.purposeCode,
    categories: row.categories.map((code) => titledCategory(legal, code)),
    regimes: row.regimes.map((code) => titledCategory(legal, code)),
    giver: { id: row.giverId, name: row.giverName },
    recipient: { id: row.recipientId, name: row.recipientName },
    // The giver's own number, and its words about a condition, are for the giver.
    recordReference: gave ? row.recordReference : null,
    conditions: row.conditions.map((condition) => ({
      ...condition,
      facts: condition.facts.map(({ by, text }) => ({ by, text: gave ? text : null })),
    })),
    receivedByName: row.recipientId === scope.organisation.id ? row.receivedByName : null,
    notices: notices.map((notice) => noticeView(scope, legal, notice)),
    abilities: {
      withdraw: mayWithdraw(scope, row),
      correct: mayCorrect(scope, row),
      acknowledge: mayAcknowledge(scope, row),
    },
  };
};

/** Lines of the register as this reader sees them, each with what was told about it afterwards. */
export async function disclosureViews(
  scope: Scope,
  legal: LegalBases,
  rows: readonly DisclosureRow[],
): Promise<Disclosure[]> {
  const notices = await findNotices(
    scope,
    rows.map((row) => row.id),
  );
  return rows.map((row) =>
    disclosureView(
      scope,
      legal,
      row,
      notices.filter((notice) => notice.disclosureId === row.id || notice.rootDisclosureId === row.id),
    ),
  );
}
