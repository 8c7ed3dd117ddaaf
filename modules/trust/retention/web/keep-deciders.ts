import { type ExtenderGroup, extenderGroups } from '#modules/trust/purposes/model/index.ts';
import type { DestructionItem } from '../model/index.ts';

/** One question on the form: who of these roles had a say; `title`: the roles by name. */
export type KeepDecider = ExtenderGroup & { readonly key: string; readonly titles: readonly string[] };

/** Who must have had a say in keeping all of these longer, each question once. */
export function keepDeciders(items: readonly Pick<DestructionItem, 'rule'>[]): KeepDecider[] {
  const found = items.flatMap(({ rule }) => {
    const by = rule.extension?.by ?? [];
    return extenderGroups(by).map((group) => ({
      ...group,
      key: group.roles.join('|'),
      titles: group.roles.map((role) => by.find((one) => one.role === role)?.title ?? role),
    }));
  });
  return [...new Map(found.map((group) => [group.key, group])).values()];
}
