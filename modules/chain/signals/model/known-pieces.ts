import { type LinkingKey, linkingKeys } from '#platform/kit/index.ts';
import { mayBeSamePerson } from './piece-identity.ts';
import type { TextPiece } from './text-piece.ts';

/** A name meets others as it sounds with its initial, or as a company without its legal form; not by what only looks alike. */
const LOOKED_FOR: ReadonlySet<string> = new Set([
  'name-initial',
  'company-name',
  'plate',
  'phone',
  'email',
  'iban',
  'kvk',
  'address',
  'street',
]);

/** A group of words with capitals in every way it can be a name: whole, and without its first words ("Wijkagent Piet Smit"). */
function readings(piece: TextPiece): TextPiece[] {
  const words = piece.text.split(' ');
  if (piece.fields.name === undefined || words.length === 1 || piece.text.includes(',')) return [piece];
  return words.slice(0, -1).flatMap((_, skipped) => {
    const text = words.slice(skipped).join(' ');
    if (!/^\p{Lu}/u.test(text)) return [];
    return [{ ...piece, text, start: piece.end - text.length, fields: { name: text } }];
  });
}

/** Keys by which a piece may be known elsewhere; a name is looked for as a person and as a company. */
function keysOf({ fields: { address, name, ...numbers } }: TextPiece): LinkingKey[] {
  return linkingKeys({
    ...numbers,
    personName: name?.includes(' ') ? name : null,
    companyName: name ?? null,
    address: address ?? null,
  }).filter(({ kind }) => LOOKED_FOR.has(kind));
}

export const keysToLookFor = (pieces: readonly TextPiece[]): LinkingKey[] => {
  const keys = pieces.flatMap(readings).flatMap(keysOf);
  return [...new Map(keys.map((key) => [`${key.kind} ${key.key}`, key])).values()];
};

/** A mention of another signal that has one of the keys. */
type NamesakeInView = {
  readonly kind: string;
  readonly key: string;
  readonly signalId: string;
  readonly name: string | null;
};

type KnownPiece<Found> = { readonly piece: TextPiece; readonly namesakes: readonly Found[] };

/** One reading, as each thing it may be. A first name that differs is somebody else. */
function asKnown<Found extends NamesakeInView>(
  reading: TextPiece,
  all: readonly Found[],
): KnownPiece<Found>[] {
  const keys = new Set(keysOf(reading).map((key) => `${key.kind} ${key.key}`));
  const here = all.filter((one) => keys.has(`${one.kind} ${one.key}`));
  if (reading.fields.name === undefined) return [{ piece: reading, namesakes: here }];
  const persons = here.filter(
    (one) => one.kind === 'name-initial' && mayBeSamePerson(reading.text, one.name ?? ''),
  );
  const companies = here.filter((one) => one.kind === 'company-name');
  return [
    { piece: { ...reading, kind: 'person' }, namesakes: persons },
    { piece: { ...reading, kind: 'company' }, namesakes: companies },
  ];
}

/** In how many signals. */
export const countSignals = (namesakes: readonly NamesakeInView[]): number =>
  new Set(namesakes.map((one) => one.signalId)).size;

/** The reading that is known in most signals, else the piece as it was found. */
export function readAsKnown<Found extends NamesakeInView>(
  piece: TextPiece,
  all: readonly Found[],
): KnownPiece<Found> {
  return readings(piece)
    .flatMap((reading) => asKnown(reading, all))
    .reduce<KnownPiece<Found>>(
      (best, one) => (countSignals(one.namesakes) > countSignals(best.namesakes) ? one : best),
      { piece, namesakes: [] },
    );
}
