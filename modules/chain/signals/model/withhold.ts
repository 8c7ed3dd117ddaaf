import { categoriesOfSignal } from './categories.ts';
import { NOTHING_KNOWN } from './mention.ts';
import type { Mention } from './mention-schema.ts';
import type { Signal } from './signal-schema.ts';

function withholdOf(mention: Mention, uses: readonly { category: string; field: string }[]): Mention {
  // Everything about someone under age carries that category: without it nothing of this mention goes.
  if (uses.some((use) => use.category === 'minderjarige')) return { ...mention, ...NOTHING_KNOWN };
  const fields = new Set(uses.map((use) => use.field));
  const kept = Object.entries(mention).map(([field, value]) => {
    if (!fields.has(field)) return [field, value];
    return field === 'roles' ? [field, mention.roles.filter((role) => role !== 'suspect')] : [field, null];
  });
  return Object.fromEntries(kept) as Mention;
}

/**
 * The signal without the fields that hold these data categories, for a reader whom the rules give less than the coordinator. What an
 * import wrote down as it stood may hold anything and goes along with nothing.
 */
export function withholdCategories(signal: Signal, categories: readonly string[]): Signal {
  const withheld = new Set(categories);
  const uses = categoriesOfSignal({ mentions: signal.mentions, files: signal.files.length }).filter((use) =>
    withheld.has(use.category),
  );
  const ofMention = (index: number) =>
    uses
      .filter((use) => use.pointer.startsWith(`/mentions/${index}/`))
      .map((use) => ({ category: use.category, field: use.pointer.split('/').at(-1) ?? '' }));
  return {
    ...signal,
    asWritten: null,
    mentions: signal.mentions.map((mention, index) => withholdOf(mention, ofMention(index))),
    files: withheld.has('beeld') ? [] : signal.files,
  };
}
