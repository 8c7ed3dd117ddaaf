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
