import { z } from 'zod';

const pieceKinds = ['person', 'company', 'vehicle', 'address', 'phone', 'email', 'account'] as const;
export type PieceKind = (typeof pieceKinds)[number];

const line = z.string().exactOptional();

/** A piece of a text that names someone or something: `text` stands at `start`, up to `end`. */
const pieceSchema = z.object({
  kind: z.enum(pieceKinds),
  text: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  /** What a mention of it would hold, in its kept form. */
  fields: z.object({
    name: line,
    plate: line,
    phone: line,
    email: line,
    iban: line,
    kvk: line,
    address: z
      .object({
        street: line,
        houseNumber: z.number().int().exactOptional(),
        houseAddition: line,
        postcode: line,
        town: line,
      })
      .exactOptional(),
  }),
});
export type TextPiece = z.output<typeof pieceSchema>;
export type PieceFields = TextPiece['fields'];

/** A piece as it is offered to who may name it in the signal. */
export const textPieceSchema = pieceSchema.extend({
  /** By which it is set aside. */
  key: z.string(),
  /** In how many other signals that the reader may see it is named already. */
  knownIn: z.number().int(),
});
export type TextPieceView = z.output<typeof textPieceSchema>;

/** Stands where something was found already, so that nothing else is read there; no letter, digit or sign of anything. */
const TAKEN = '\uFFFC';

/** The text with the pieces that were found left out; every other character keeps its place. */
export const withoutPieces = (
  text: string,
  pieces: readonly { readonly start: number; readonly end: number }[],
): string => {
  const characters = text.split('');
  for (const { start, end } of pieces) characters.fill(TAKEN, start, end);
  return characters.join('');
};

/** What stands in a match, without space around it, as a piece. */
export const pieceAt = (kind: PieceKind, found: string, index: number, fields: PieceFields): TextPiece => {
  const text = found.trim();
  const start = index + found.indexOf(text);
  return { kind, text, start, end: start + text.length, fields };
};
