import { plainLetters } from './plain-letters.ts';

const legalForms =
  /(?<=[\s(]|^)(b\.?\s?v|n\.?\s?v|v\.?\s?o\.?\s?f|c\.?\s?v|u\.?\s?a|b\.?\s?a|gmbh|ltd|llc|inc|sp\.?\s?z\.?\s?o\.?\s?o|s\.?r\.?l|e\.?\s?v|stichting|vereniging|cooperatie|maatschap|eenmanszaak|i\.?\s?o)\.*(?=[\s,()]|$)/g;
/** Words that tell which company of a group it is; left out of the core name only. */
const groupWords = new Set([
  'holding',
  'beheer',
  'groep',
  'group',
  'beleggingen',
  'exploitatie',
  'nederland',
]);

/** Name for comparing: no legal form, accents or punctuation, single spaces. `Eetcafé Berg B.V.` -> `eetcafe berg`. */
export const normaliseCompanyName = (text: string): string => {
  const plain = plainLetters(text).replace(/\s+/g, ' ').trim();
  const stripped = plain
    .replace(legalForms, ' ')
    .replace(/&/g, ' en ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  // A company that is only called after a legal form keeps its name.
  return stripped === '' ? plain.replace(/[^a-z0-9]+/g, ' ').trim() : stripped;
};

/** The same without words such as holding or beheer: companies of one group become equal. */
export const coreCompanyName = (text: string): string => coreOf(normaliseCompanyName(text));

/** The core of a name that was normalised already. */
export const coreOf = (name: string): string => {
  const core = name
    .split(' ')
    .filter((word) => !groupWords.has(word))
    .join(' ');
  return core === '' ? name : core;
};
