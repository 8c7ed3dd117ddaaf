import { useMemo, useState } from 'react';
import {
  type AskedCondition,
  askedConditions,
  type KeptBack,
  keptBack,
  type MetCondition,
  mayGo,
  metConditions,
  type ProofText,
  type ProofTexts,
  proofsToSend,
  rulesInPlay,
  stillOpen,
} from '../model/giving-form.ts';
import type { Outlook } from '../model/index.ts';

/** Something of which fields can be ticked. `key` is unique in the item. */
export type GivingItem = {
  readonly itemId: string;
  readonly fields: readonly {
    readonly key: string;
    readonly categories: readonly string[];
    readonly value: string | readonly string[];
  }[];
};

export type Giving = {
  /** `${itemId} ${key}` of the ticked fields. */
  readonly chosen: readonly string[];
  readonly setChosen: (chosen: readonly string[]) => void;
  readonly categories: readonly string[];
  /** Of what was chosen; before that, of all there is to choose. */
  readonly rules: Outlook['rules'];
  /** What was chosen or written and may not go. */
  readonly keptBack: readonly KeptBack[];
  readonly asked: readonly AskedCondition[];
  readonly met: readonly MetCondition[];
  readonly open: readonly AskedCondition[];
  readonly texts: ProofTexts;
  readonly setText: (condition: string, proof: ProofText) => void;
  /** Everything that was chosen may go and nothing is open. */
  readonly ready: boolean;
  readonly fieldsToSend: { itemId: string; keys: string[] }[];
  readonly proofs: ReturnType<typeof proofsToSend>;
};

export const fieldId = (itemId: string, key: string): string => `${itemId} ${key}`;

const NOTHING: Outlook['rules'] = [];

/**
 * What is ticked and written on a screen that gives, held against the outlook of the server, which decides again.
 * `written`: categories of what the giver types; `fourEyes`: whether a second person said yes to these categories.
 */
export function useGiving(
  outlook: Outlook | undefined,
  items: readonly GivingItem[],
  options: { fourEyes?: (categories: readonly string[]) => boolean; written?: readonly string[] } = {},
): Giving {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [texts, setTexts] = useState<ProofTexts>({});
  const { written } = options;
  const categories = useMemo(() => {
    const ticked = items.flatMap((item) =>
      item.fields.filter((field) => chosen.includes(fieldId(item.itemId, field.key))),
    );
    return [...new Set([...ticked.flatMap((field) => field.categories), ...(written ?? [])])];
  }, [items, chosen, written]);
  const offered = useMemo(
    () => [...new Set(items.flatMap((item) => item.fields.flatMap((field) => field.categories)))],
    [items],
  );
  const rules = outlook === undefined ? NOTHING : rulesInPlay(outlook, categories, offered);
  // With nothing chosen there is nothing to ask yet.
  const asked = categories.length === 0 ? [] : askedConditions(rules);
  const open = stillOpen(asked, texts, options.fourEyes?.(categories) ?? false);
  return {
    chosen,
    setChosen,
    categories,
    rules,
    keptBack: outlook === undefined ? [] : keptBack(outlook, categories),
    asked,
    met: categories.length === 0 ? [] : metConditions(rules),
    open,
    texts,
    setText: (condition, proof) => setTexts((before) => ({ ...before, [condition]: proof })),
    ready: outlook !== undefined && categories.length > 0 && mayGo(outlook, categories) && open.length === 0,
    fieldsToSend: items.flatMap((item) => {
      const keys = item.fields
        .map((field) => field.key)
        .filter((key) => chosen.includes(fieldId(item.itemId, key)));
      return keys.length === 0 ? [] : [{ itemId: item.itemId, keys }];
    }),
    proofs: proofsToSend(asked, texts),
  };
}
