import type { SystemScope } from '#platform/server/index.ts';
import {
  composeOwnRules,
  type LegalBasesContent,
  type OwnRule,
  parseOwnRule,
} from '../../purposes/model/index.ts';
import {
  carryForOrganisation,
  findInForce,
  findOwnRules,
  findToRenew,
  lockRules,
} from './edition-queries.ts';
import { keepOwnVersion } from './own-rules.ts';

const codesOf = (items: readonly { readonly code: string }[]) => new Set(items.map((item) => item.code));

/**
 * An own rule on the region's newer content. A permission that names what the region dropped permits nothing any more; a prohibition keeps
 * prohibiting what is left of it, and an exception that can no longer hold is gone.
 */
function onNewGround({ code, rule }: OwnRule, region: LegalBasesContent): OwnRule {
  if (rule === null || parseOwnRule(rule, region).ok) return { code, rule };
  if (rule.effect === 'allow') return { code, rule: null };
  const kept = (list: readonly string[], known: ReadonlySet<string>) =>
    list.filter((item) => item === '*' || known.has(item));
  const conditions = codesOf(region.conditions);
  const trimmed = {
    ...rule,
    from: kept(rule.from, codesOf(region.organisationTypes)),
    to: kept(rule.to, codesOf(region.organisationTypes)),
    dataCategories: kept(rule.dataCategories, codesOf(region.dataCategories)),
    unlessAnyOf: rule.unlessAnyOf?.filter((set) => set.every((item) => conditions.has(item))),
  };
  return { code, rule: parseOwnRule(trimmed, region).ok ? trimmed : null };
}

/** After the region's rules were renewed: what an organisation did not word itself follows, and a text that stayed the same stays confirmed. */
export async function renewOwnRules(system: SystemScope): Promise<void> {
  for (const { organisationId, inForceId, regionVersionId, region } of await findToRenew(system)) {
    await lockRules(system, organisationId);
    const own = await findOwnRules(system, organisationId);
    const { count } = await findInForce(system, organisationId);
    const id = await keepOwnVersion(system, {
      organisationId,
      region: { id: regionVersionId, version: region.version },
      number: count + 1,
      content: composeOwnRules(
        region,
        own.map((rule) => onNewGround(rule, region)),
      ),
      personId: null,
    });
    await carryForOrganisation(system, organisationId, inForceId, id);
  }
}
