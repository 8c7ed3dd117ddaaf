import type { Scope } from '#platform/server/index.ts';
import { countDisclosures } from './disclosure-queries.ts';

/** For the menu of the privacy officer: withdrawals and corrections that the own organisation must confirm. */
export async function disclosureCounter(scope: Scope): Promise<Record<string, number>> {
  if (!scope.groups.includes('privacy-officer')) return {};
  return { disclosuresToConfirm: await countDisclosures(scope, { open: 'here' }) };
}
