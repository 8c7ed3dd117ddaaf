import { coreOf } from './company-name.ts';
import { lettersAndDigits, plainLetters } from './plain-letters.ts';

/** What a cell with the name of a company says. */
export type CompanyNames = {
  /** Each name in it for comparing, without legal form: the company's own first, then what it trades as. */
  readonly names: readonly string[];
  /** The same without words such as holding or beheer. */
  readonly cores: readonly string[];
  /** `bv`, `vof`, `stichting`, `gmbh`: as the text says, without doubles. */
  readonly legalForms: readonly string[];
};

/** Ways to write a legal form, longest first, with the name we give it. */
const legalForms: readonly (readonly [string, string])[] = [
  ['besloten vennootschap(?: met beperkte aansprakelijkheid)?', 'bv'],
  ['naamloze vennootschap', 'nv'],
  ['vennootschap onder firma', 'vof'],
  ['commanditaire vennootschap', 'cv'],
  ['cooperati(?:e|eve vereniging)', 'cooperatie'],
  ['sp\\.? ?z\\.? ?o\\.? ?o', 'spzoo'],
  ['s\\.? ?r\\.? ?l', 'srl'],
  ['b\\.? ?v\\.? ?b\\.? ?a', 'bvba'],
  ['v\\.? ?o\\.? ?f', 'vof'],
  ['b\\.? ?v', 'bv'],
  ['n\\.? ?v', 'nv'],
  ['c\\.? ?v', 'cv'],
  ['u\\.? ?a', 'ua'],
  ['w\\.? ?a', 'wa'],
  ['b\\.? ?a', 'ba'],
  ['e\\.? ?[vk]', 'ev'],
  ['stichting|st\\.', 'stichting'],
  ['vereniging|ver\\.', 'vereniging'],
  ['maatschap', 'maatschap'],
  ['eenmanszaak|eenmansz', 'eenmanszaak'],
  ['gmbh(?: & co\\.? ?kg)?', 'gmbh'],
  ['limited|ltd', 'ltd'],
  ['s\\.?a\\.?r\\.?l', 'sarl'],
  ['ood|eood', 'ood'],
  ['llc|inc|plc|kft|oy|ab|aps|sas|ug|kg', 'other'],
];
const anyForm = new RegExp(
  `(?<=[\\s(,]|^)(?:${legalForms.map(([pattern]) => `(${pattern})`).join('|')}|i\\.? ?o)\\.*(?=[\\s,()/]|$)`,
  'g',
);

/** Between the name of the owner or company and the name that it trades as. */
const tradingAs =
  /(?:^|[\s,(])(?:tevens\s+)?(?:(?:mede\s+)?h\.?\s?o\.?\s?d\.?\s?n\b\.?|t\.?h\.?o\.?d\.?n\b\.?|h\/o(?:\/d\/n)?\b|t\/h\/o\b|t\/o\b|d\/b\/a\b|(?:mede\s+|ook\s+)?handelende?\s+onder\s+(?:de\s+)?na(?:am|men)|handelsna(?:am|men)|v\/h\b|voorheen(?:\s+genaamd)?)\s*:?\s*/g;
const mayTradeAs = /hod|[htv]\/|[ht]\.|d\/b|handel|voorheen/;

/** The name without any legal form, which goes into `forms`; a name that is nothing else stays whole. */
const withoutForm = (plain: string, forms: Set<string>): string => {
  const bare = plain.replace(anyForm, (found, ...groups) => {
    const at = groups.findIndex((group, index) => index < legalForms.length && group !== undefined);
    const name = legalForms[at]?.[1];
    if (name !== undefined) forms.add(name === 'other' ? lettersAndDigits(found) : name);
    return ' ';
  });
  const name = comparable(bare);
  return name === '' ? comparable(plain) : name;
};

const comparable = (plain: string): string =>
  plain
    .replaceAll('&', ' en ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/**
 * Reads a company's name: `J. Jansen h.o.d.n. Garage Noord B.V.` has two names and one legal form. `Stichting Zorg` and
 * `Zorg, stichting` are one name.
 */
export const readCompanyName = (text: string): CompanyNames => {
  const plain = plainLetters(text).replace(/\s+/g, ' ').trim();
  const forms = new Set<string>();
  const parts = mayTradeAs.test(plain) ? plain.split(tradingAs) : [plain];
  const names = [...new Set(parts.map((part) => withoutForm(part, forms)))].filter((name) => name !== '');
  return { names, cores: [...new Set(names.map(coreOf))], legalForms: [...forms] };
};
