import type { TextPiece } from '../../model/index.ts';
import { emptyMention, type MentionDraft } from '../intake/intake-value.ts';
import { doorText } from '../words.ts';

/** The mention that a piece of the text would be, with what stands there filled in. */
export function mentionFromPiece({ kind, fields: { address, ...rest } }: TextPiece): MentionDraft {
  if (address === undefined) return emptyMention(kind, rest);
  const { street = '', houseNumber = null, houseAddition = null, postcode = '', town = '' } = address;
  return emptyMention(kind, {
    ...rest,
    street,
    postcode,
    town,
    houseNumber: doorText(houseNumber, houseAddition),
  });
}
