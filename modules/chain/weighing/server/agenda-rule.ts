import { categoriesOfSignal, type Signal, withholdCategories } from '#modules/chain/signals/model/index.ts';
import { factsFor, systemFact } from '#modules/trust/disclosures/server/index.ts';
import { type DisclosureVerdict, evaluateDisclosure } from '#modules/trust/purposes/model/index.ts';
import { problem, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { WeighingParts } from './ports.ts';

/** The condition by which the content marks a rule on reading what is on an agenda. */
const ON_AGENDA = 'on-agenda';
/** Without these there is nothing to weigh. */
const STORY = ['verhaal', 'waarneming'];

/** Codes of the rules under which members read an agenda with these purposes; none for who reads them widely anyway. */
export function agendaRuleCodes(
  scope: Scope,
  parts: WeighingParts,
  purposes: readonly string[],
): string | undefined {
  const { document } = parts.content.legal(scope.organisation.id);
  const codes = [...new Set(purposes)]
    .filter((purpose) => !scope.widePurposes.includes(purpose))
    .flatMap((purpose) => document.allows.get(purpose) ?? [])
    .filter((rule) => rule.conditions.includes(ON_AGENDA))
    .map((rule) => rule.code);
  return codes.length === 0 ? undefined : codes.join(' ');
}

/** Roles that sit at tables, as the content groups them. */
const seatedRoles = (parts: WeighingParts): string[] =>
  Object.entries(parts.content.roleGroups().roles)
    .filter(([, groups]) => (groups as readonly string[]).includes('weigher'))
    .map(([role]) => role);

async function judge(
  scope: Scope,
  parts: WeighingParts,
  signal: Signal,
  roles: { readonly from: readonly string[]; readonly to: readonly string[] },
): Promise<DisclosureVerdict> {
  const party = { organisationId: scope.organisation.id, type: scope.organisation.type };
  const categories = [
    ...new Set(
      categoriesOfSignal({ mentions: signal.mentions, files: signal.files.length }).map(
        (use) => use.category,
      ),
    ),
  ];
  const to = { ...party, roles: roles.to };
  const known = await factsFor(
    scope,
    { content: parts.content },
    {
      to,
      purpose: signal.purposeCode,
      categories,
      record: { kind: 'signal', id: signal.id, retentionFrom: new Date(signal.receivedAt) },
      fieldsChosen: true,
      known: [systemFact(ON_AGENDA, undefined, signal.id)],
    },
  );
  const { document } = parts.content.legal(scope.organisation.id);
  return evaluateDisclosure(
    document,
    { from: { ...party, roles: roles.from }, to, purpose: signal.purposeCode, categories },
    known,
  );
}

const withheldBy = (verdict: DisclosureVerdict): string[] =>
  verdict.categories.filter((item) => item.outcome !== 'allowed').map((item) => item.category);

/**
 * Whether a coordinator may give this signal to a table. What no rule lets through (a victim's shelter, say) is withheld from the
 * members; without the story there is nothing to weigh. Errors: `rule-refuses`, `conditions-open`.
 */
export async function checkAgendaRule(scope: Scope, parts: WeighingParts, signal: Signal): Promise<string> {
  const verdict = await judge(scope, parts, signal, { from: scope.roles, to: seatedRoles(parts) });
  const blocked = withheldBy(verdict).filter((category) => STORY.includes(category));
  if (blocked.length > 0) {
    const code = verdict.outcome === 'allowed-when' ? 'conditions-open' : 'rule-refuses';
    refuse(
      problem(code, {
        params: { open: verdict.open.map((item) => item.title).join('; ') },
        errors: blocked.map((category) => ({
          pointer: `/categories/${category}`,
          code,
          params: { category },
        })),
      }),
    );
  }
  return verdict.rules.map((rule) => rule.code).join(' ');
}

export type ShownToTable = {
  readonly signal: Signal;
  readonly rules: readonly string[];
  readonly withheld: readonly string[];
};

/** The signal as this reader may see it at the table: whole for the coordinator, for a member what the rule lets through. */
export async function showToTable(
  scope: Scope,
  parts: WeighingParts,
  signal: Signal,
  addedByRoles: readonly string[],
): Promise<ShownToTable> {
  if (scope.widePurposes.includes(signal.purposeCode)) return { signal, rules: [], withheld: [] };
  const verdict = await judge(scope, parts, signal, { from: addedByRoles, to: scope.roles });
  // Where a victim stays left out is gone already when it comes here; the table is told that there is something.
  const hidden = signal.mentions.some((mention) => mention.addressShielded) ? ['slachtoffer'] : [];
  const withheld = [...new Set([...withheldBy(verdict), ...hidden])];
  return {
    signal: withholdCategories(signal, withheld),
    rules: verdict.rules.map((rule) => rule.code),
    withheld,
  };
}
