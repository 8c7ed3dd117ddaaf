import { z } from 'zod';

type Basis = { readonly law: string; readonly article: string };
export const GROUNDS = ['consent', 'contract'] as const;
export type PortableGround = (typeof GROUNDS)[number];

/* The grounds of the GDPR that data move with (AVG 20 lid 1 onder a), by the letter of their article. */
const BY_ARTICLE: readonly {
  readonly article: string;
  readonly letter: string;
  readonly ground: PortableGround;
}[] = [
  { article: '6 lid 1', letter: 'a', ground: 'consent' },
  { article: '9 lid 2', letter: 'a', ground: 'consent' },
  { article: '6 lid 1', letter: 'b', ground: 'contract' },
];

/** Letters that a basis names of an article: "6 lid 1 onder c en e; 10" has c and e of "6 lid 1". */
function lettersOf(basis: string, article: string): string[] {
  return basis.split(';').flatMap((one) => {
    const found = /^\s*(\d+ lid \d+) onder ([a-z](?:(?:, | en | of )[a-z])*)(?![a-z])/.exec(one);
    return found?.[1] === article ? (found[2] ?? '').split(/, | en | of /) : [];
  });
}

/**
 * The grounds of a purpose on which a person takes own data along: consent or a contract. None where all rests on a public task or a duty
 * (AVG 20 lid 3), as the law's content says it.
 */
export function portableGrounds(bases: readonly Basis[]): PortableGround[] {
  const avg = bases.filter(({ law }) => law === 'AVG');
  const grounds = BY_ARTICLE.flatMap(({ article, letter, ground }) =>
    avg.some((basis) => lettersOf(basis.article, article).includes(letter)) ? [ground] : [],
  );
  return [...new Set(grounds)];
}

/** Name and version of the form of the file; it changes when a reader of the file would have to. */
export const TRANSFER_SCHEMA = 'schakel-transfer-1';

/** What a person gave and takes along, as a file that another system reads (AVG 20). */
export const transferFileSchema = z.object({
  schema: z.literal(TRANSFER_SCHEMA),
  controller: z.string().describe('The organisation that gives the file'),
  request: z.string().describe('Reference of the request'),
  madeOn: z.string().describe('Calendar date, YYYY-MM-DD'),
  person: z.object({
    name: z.string(),
    birthDate: z.string().nullable().describe('Calendar date, YYYY-MM-DD'),
  }),
  records: z.array(
    z.object({
      purpose: z.object({ code: z.string(), title: z.string() }),
      grounds: z.array(z.enum(GROUNDS)).describe('On which the person gave it'),
      receivedOn: z.string().describe('Calendar date, YYYY-MM-DD'),
      fields: z
        .record(z.string(), z.string())
        .describe(
          'name, birthDate, phone, email, address, iban, plate, handle, note: as the person gave them',
        ),
    }),
  ),
});
export type TransferFile = z.output<typeof transferFileSchema>;
