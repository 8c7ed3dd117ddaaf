import { type MentionFacts, nameOf } from './mention-facts.ts';
import type { ProposalKind } from './proposal.ts';
import { sentenceOf } from './sentences/sentence-of.ts';
import { type Level, MISSING, POINTS, PRIOR_OF_OTHERS, PRIORS } from './weigh-points.ts';
import { type Weighed, type WeighedField, weighedOf } from './weighed.ts';

export type WeighedMention = MentionFacts & { readonly roles?: readonly string[] };

const HIDDEN = '•••';

const known = (value: string | null | undefined): string | null =>
  value === null || value === undefined || value.trim() === '' ? null : value;

function weighedField(
  field: string,
  here: string | null | undefined,
  there: string | null | undefined,
  points: (here: string, there: string) => Level,
): WeighedField {
  const [a, b] = [known(here), known(there)];
  const found = a === null || b === null ? MISSING : points(a, b);
  return { field, here: a, there: b, ...found, sentence: sentenceOf(field, found.level) };
}

/** Whether a BSN is equal is shown; its digits never are. */
function hiddenBsn(field: WeighedField): WeighedField {
  return {
    ...field,
    here: field.here === null ? null : HIDDEN,
    there: field.there === null ? null : HIDDEN,
  };
}

const rolesOf = (mention: WeighedMention): string | null =>
  mention.roles === undefined ? null : [...mention.roles].sort().join(' ');

/**
 * Field by field, in the order a person reads them; what neither side has is left out. `namesMet`: the names met by sound
 * or letters. Origin, nationality and place of birth are no fields here, and never become one.
 */
export function weighMentions(
  here: WeighedMention,
  there: WeighedMention,
  kind: ProposalKind,
  namesMet = false,
): Weighed {
  const of = (field: keyof MentionFacts & keyof typeof POINTS) =>
    weighedField(field, here[field], there[field], POINTS[field] as (a: string, b: string) => Level);
  const address = of('address');
  const fields = [
    weighedField('name', nameOf(here), nameOf(there), (a, b) => POINTS.name(a, b, namesMet)),
    of('birthDate'),
    hiddenBsn(of('bsn')),
    of('plate'),
    address,
    weighedField('phone', here.phone, there.phone, (a, b) => POINTS.phone(a, b, address.points > 0)),
    of('email'),
    of('iban'),
    weighedField('company', here.companyName, there.companyName, POINTS.company),
    of('kvk'),
    of('handle'),
    weighedField('roles', rolesOf(here), rolesOf(there), POINTS.roles),
  ].filter((field) => field.here !== null || field.there !== null);
  return weighedOf(PRIORS[kind] ?? PRIOR_OF_OTHERS, fields);
}
