const ENDS = ['name-head-birth-year', 'name-head-birth-day', 'name-tail-birth-year', 'name-tail-birth-day'];

/** A reason that says more, and the ones it makes needless to read. */
const SAYS_MORE: readonly (readonly [string, readonly string[]])[] = [
  ['name-birth-date', ['initial-birth-date', 'name-initial', 'name-skeleton', 'name-letters', ...ENDS]],
  ['initial-birth-date', ENDS],
  ['name-head-birth-year', ['name-tail-birth-year']],
  ['name-head-birth-day', ['name-tail-birth-day']],
  ['name-initial', ['name-skeleton', 'name-letters']],
  ['name-letters', ['name-skeleton']],
  ['company-name', ['company-core', 'company-skeleton']],
  ['company-core', ['company-skeleton']],
  ['address', ['street']],
  ['story', ['theme']],
];

/** Numbers before names before the rest: what convinces most is read first. */
const ORDER = ['bsn', 'kvk', 'plate', 'phone', 'iban', 'email', 'handle'];

const placeOf = (code: string): number => {
  const place = ORDER.indexOf(code);
  return place < 0 ? ORDER.length : place;
};

/** The reasons of a proposal that are worth a sentence, the strongest first. All of them stay stored. */
export function tellingReasons(codes: readonly string[]): string[] {
  const needless = new Set(SAYS_MORE.flatMap(([strong, weak]) => (codes.includes(strong) ? weak : [])));
  return codes.filter((code) => !needless.has(code)).sort((a, b) => placeOf(a) - placeOf(b));
}
