/** One role in who may extend a term; `join`: how it stands to the one before it, null for the first. */
type Extender = { readonly role: string; readonly join: 'with-advice' | 'with' | 'or' | null };

const JOINS = { 'met advies': 'with-advice', met: 'with', of: 'or' } as const;
const PARTS = / (met advies|met|of) /;

/** Who may extend a term, as the content writes it: codes of roles with `met advies`, `met` or `of` between them; empty for nobody. */
export function extendersOf(by: string): readonly Extender[] {
  if (by === '') return [];
  const parts = by.split(PARTS);
  return parts.flatMap((role, index): Extender[] => {
    if (index % 2 === 1) return [];
    const word = parts[index - 1] as keyof typeof JOINS | undefined;
    return [{ role, join: word === undefined ? null : JOINS[word] }];
  });
}

/** One of these roles has to answer for it; `join`: how that stands to the group before, null for the first. */
export type ExtenderGroup = {
  readonly roles: readonly string[];
  readonly join: Exclude<Extender['join'], 'or'>;
};

/** Who must all have had a say, each by any of their alternatives: `a met advies b of c` is a, and one of b and c. */
export function extenderGroups(extenders: readonly Extender[]): readonly ExtenderGroup[] {
  const groups: { roles: string[]; join: ExtenderGroup['join'] }[] = [];
  for (const { role, join } of extenders) {
    if (join === 'or') groups.at(-1)?.roles.push(role);
    else groups.push({ roles: [role], join });
  }
  return groups;
}
