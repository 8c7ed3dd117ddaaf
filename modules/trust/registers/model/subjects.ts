/** Kinds of people of whom data are processed, as AVG 30 lid 1 onder c asks; each has its words in the texts of the register. */
const SUBJECT_KINDS = [
  'named',
  'suspect',
  'victim',
  'minor',
  'entrepreneur',
  'vehicle',
  'property',
  'account',
  'helped',
  'provision',
  'reporter',
  'threatened',
  'requester',
  'staff',
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** Whom a category of data is about. */
const BY_CATEGORY: Readonly<Record<string, SubjectKind>> = {
  identiteit: 'named',
  contact: 'named',
  brp: 'named',
  strafrechtelijk: 'suspect',
  strafvorderlijk: 'suspect',
  justitieel: 'suspect',
  tenuitvoerlegging: 'suspect',
  'politie-dagelijks': 'suspect',
  slachtoffer: 'victim',
  minderjarige: 'minor',
  jeugddossier: 'minor',
  onderwijs: 'minor',
  onderneming: 'entrepreneur',
  voertuig: 'vehicle',
  vastgoed: 'property',
  huisvesting: 'property',
  rekening: 'account',
  online: 'account',
  hulpgebruik: 'helped',
  leefdomein: 'helped',
  gezondheid: 'helped',
  wvggz: 'helped',
  uitkering: 'provision',
  schulden: 'provision',
  suwi: 'provision',
  'melder-identiteit': 'reporter',
  'melding-inhoud': 'reporter',
  dreiging: 'threatened',
  verzoek: 'requester',
  medewerker: 'staff',
  logboek: 'staff',
};

/** Kinds that stand in a record as a mention of their own: only where the product records such mentions. */
const BY_MENTION: Readonly<Partial<Record<SubjectKind, readonly string[]>>> = {
  named: ['person'],
  entrepreneur: ['company'],
  vehicle: ['vehicle'],
  account: ['account', 'handle', 'email', 'phone'],
};

/** Kinds of people in a purpose: by its categories of data and by the kinds of mentions that the product records. */
export function subjectsOf(
  categories: readonly string[],
  mentionKinds: readonly string[],
): readonly SubjectKind[] {
  const found = new Set(categories.map((code) => BY_CATEGORY[code]));
  return SUBJECT_KINDS.filter((kind) => {
    const mentions = BY_MENTION[kind];
    return (
      found.has(kind) && (mentions === undefined || mentions.some((each) => mentionKinds.includes(each)))
    );
  });
}
