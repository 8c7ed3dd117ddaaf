import { findAddresses } from './find-addresses.ts';
import { findBsnPlaces, findIdentifiers } from './find-identifiers.ts';
import { findNames, findSingleWords } from './find-names.ts';
import { identitiesOf } from './piece-identity.ts';
import { type TextPiece, withoutPieces } from './text-piece.ts';

/** So many at most; who reads more than these in one text reads the text. */
const MOST = 40;

export type FoundInText = {
  /** In their order; each named one once, and none inside another. */
  readonly pieces: readonly TextPiece[];
  /** Single words with a capital: names only where they are known as one. */
  readonly candidates: readonly TextPiece[];
  /** A citizen service number is never offered: that it stands there is told, not which. */
  readonly bsn: boolean;
};

/** What a text names: plates, numbers, accounts, addresses and names. Suggestions only: nothing is added until a person does so. */
export function findInText(text: string): FoundInText {
  const identifiers = findIdentifiers(text);
  const bsn = findBsnPlaces(withoutPieces(text, identifiers));
  const taken = [...identifiers, ...bsn];
  const addresses = findAddresses(withoutPieces(text, taken));
  const names = findNames(withoutPieces(text, [...taken, ...addresses]));
  const seen = new Set<string>();
  const pieces = [...identifiers, ...addresses, ...names]
    .sort((one, other) => one.start - other.start)
    .filter((piece) => {
      const identities = identitiesOf(piece);
      const known = identities.some((identity) => seen.has(identity));
      for (const identity of identities) seen.add(identity);
      return !known;
    })
    .slice(0, MOST);
  const candidates = findSingleWords(withoutPieces(text, [...taken, ...addresses, ...names])).slice(0, MOST);
  return { pieces, candidates, bsn: bsn.length > 0 };
}
