import { type IndicatorWords, THEME_FIELDS, type ThemeWords } from './edition.ts';
import type { Wording } from './themes-schema.ts';
import { faultInWording } from './wording.ts';

const WORDED = ['text', 'textEn', 'askNext'] as const satisfies (keyof IndicatorWords)[];

type Worded = ThemeWords & { readonly indicators: readonly Pick<IndicatorWords, (typeof WORDED)[number]>[] };

type Fault = {
  readonly pointer: string;
  readonly code: 'wording-background' | 'wording-score';
  readonly params: { readonly word: string };
};

/** Every text of an edition that no theme or indicator may have, at its place, with the word that makes it so. */
export function wordingFaults(wording: Wording, edition: Worded): Fault[] {
  const texts = [
    ...THEME_FIELDS.map((field) => [`/${field}`, edition[field]] as const),
    ...edition.indicators.flatMap((item, index) =>
      WORDED.map((field) => [`/indicators/${index}/${field}`, item[field]] as const),
    ),
  ];
  return texts.flatMap(([pointer, text]): Fault[] => {
    const fault = faultInWording(wording, text);
    return fault === undefined
      ? []
      : [{ pointer, code: `wording-${fault.kind}`, params: { word: fault.word } }];
  });
}
