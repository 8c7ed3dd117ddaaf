import { z } from 'zod';
import { type NamedPersonInput, namedPersonBody } from '#modules/chain/signals/model/index.ts';
import { lettersAndDigits, parsePersonName } from '#platform/kit/index.ts';
import { weighedProposalSchema } from './proposal.ts';

/** So many earlier mentions are shown beside the form; the review has the rest. */
export const MOST_SHOWN = 5;

/** A family name of fewer letters is that of half a town. */
const FAMILY_LETTERS = 3;

const isGiven = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';

/** Whether there is anything to look for: a family name of some length, or a number that is somebody's own. */
export function saysEnough({ name, bsn, phone }: Pick<NamedPersonInput, 'name' | 'bsn' | 'phone'>): boolean {
  if (isGiven(bsn) || isGiven(phone)) return true;
  const familyName = parsePersonName(name ?? '')?.familyName ?? '';
  return lettersAndDigits(familyName).length >= FAMILY_LETTERS;
}

/** The facts of the person who is being named. */
export const knownPersonsBody = namedPersonBody.refine(saysEnough, { path: ['name'], message: 'required' });

/** An earlier mention that may be of the same person, and why; a suggestion to read, on which nothing is decided. */
export const knownPersonViewSchema = z.object({
  mentionId: z.uuid(),
  signalId: z.uuid(),
  reference: z.string(),
  name: z.string().nullable(),
  birthDate: z.string().nullable(),
  band: z.enum(['near-certain', 'to-judge']),
  /** Of what both sides have; a value itself is not repeated. */
  fields: z.array(
    weighedProposalSchema.shape.fields.element.pick({ field: true, sign: true, sentence: true }),
  ),
});
export type KnownPersonView = z.output<typeof knownPersonViewSchema>;
