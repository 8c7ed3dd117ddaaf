import {
  keysOfMention,
  type MentionFields,
  mentionOf,
  type NamedPerson,
} from '#modules/chain/signals/model/index.ts';
import { coordinates, findSignal, type SignalHead } from '#modules/chain/signals/server/index.ts';
import type { ContentStore } from '#modules/trust/purposes/server/index.ts';
import { calendarDateAt, newId, problem, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { type KnownPersonView, MOST_SHOWN, nameOf, SURE_FROM } from '../../model/index.ts';
import { findKnownPersons } from '../engine/find-known-persons.ts';
import { type ComparedPerson, weighPersons } from '../engine/weigh-persons.ts';
import { findMentions } from '../subject-queries.ts';
import { mentionIdsOf, noiseAmong, referencesOf } from './known-queries.ts';

type Parts = { readonly content: ContentStore };

/**
 * Whom of the earlier mentions a person may be who is being named in a signal: the likeliest first, at most five, each with what the
 * engine says of it. Reads only, and audits what it shows. Errors: `not-found` for a signal that is not the reader's to coordinate,
 * `invalid-body` for a birth date that has not come.
 */
export async function showKnownPersons(
  scope: Scope,
  parts: Parts,
  signalId: string,
  person: NamedPerson,
): Promise<KnownPersonView[]> {
  const signal = await findSignal(scope, signalId);
  if (!coordinates(scope, signal)) return refuse('not-found');
  const today = calendarDateAt(scope.now);
  if (person.birthDate !== undefined && person.birthDate > today)
    refuse(problem('invalid-body', { errors: [{ pointer: '/birthDate', code: 'future-date' }] }));
  const mention = mentionOf(
    { id: newId(), kind: 'person', ...person, bsn: knowsBsn(scope, parts, signal) ? person.bsn : undefined },
    today,
  );
  const shown = await knownAs(scope, signal, mention);
  auditLook(scope, signal, shown);
  return shown;
}

/** A purpose that does not keep citizen service numbers does not look for one either. */
const knowsBsn = (scope: Scope, parts: Parts, { purposeCode }: SignalHead): boolean =>
  parts.content
    .legal(scope.organisation.id)
    .document.purposes.get(purposeCode)
    ?.dataCategories.includes('bsn') === true;

async function knownAs(scope: Scope, signal: SignalHead, mention: MentionFields): Promise<KnownPersonView[]> {
  const keys = keysOfMention(mention);
  const noise = await noiseAmong(scope, keys);
  const here = comparedOf(mention, noise);
  const found = await findKnownPersons(
    scope,
    signal.purposeCode,
    here,
    keys.filter(({ kind }) => !noise.has(kind)),
    await mentionIdsOf(scope, signal.id),
  );
  const ids = found
    .filter(({ points }) => 1 / (1 + 2 ** -points) >= SURE_FROM.possible)
    .slice(0, MOST_SHOWN)
    .map(({ mentionId }) => mentionId);
  const [mentions, references] = [await findMentions(scope, ids), await referencesOf(scope, ids)];
  return ids.flatMap((id) => {
    const [there, reference] = [mentions.find((one) => one.id === id), references.get(id)];
    if (there === undefined || reference === undefined) return [];
    const { band, fields } = weighPersons(here, there);
    if (band === 'no') return [];
    return [
      {
        mentionId: id,
        signalId: there.signalId,
        reference,
        name: nameOf(there),
        birthDate: there.birthDate,
        band,
        fields: fields
          .filter(({ sign }) => sign !== '?')
          .map(({ field, sign, sentence }) => ({ field, sign, sentence })),
      },
    ];
  });
}

const NOTHING = { familyName: null, familyNamePrefix: null, givenNames: null, initials: null };

/** The person as the engine compares one: without a shielded address, and without what is noise. */
function comparedOf(mention: MentionFields, noise: ReadonlySet<string>): ComparedPerson {
  const silent = mention.addressShielded || noise.has('address') || noise.has('street');
  const address = silent ? null : mention.address;
  const unlessNoise = (kind: 'phone' | 'email') => (noise.has(kind) ? null : mention[kind]);
  const door = [
    address?.street,
    `${address?.houseNumber ?? ''}${address?.houseAddition ?? ''}`,
    address?.postcode,
  ];
  return {
    ...NOTHING,
    nameAsWritten: mention.name,
    birthDate: mention.birthDate,
    bsn: mention.bsn,
    phone: unlessNoise('phone'),
    email: unlessNoise('email'),
    iban: null,
    companyName: null,
    kvk: null,
    plate: null,
    handle: null,
    address: door.filter(Boolean).join(' ') || null,
    street: address?.street ?? null,
    houseNumber: address?.houseNumber?.toString() ?? null,
    postcode: address?.postcode ?? null,
  };
}

/** Being shown a mention beside the form is looking at it, in the signal where it stands. */
function auditLook(scope: Scope, signal: SignalHead, shown: readonly KnownPersonView[]): void {
  const { organisationId, purposeCode: purpose } = signal;
  const bySignal = Map.groupBy(shown, ({ signalId }) => signalId);
  scope.audit({
    action: 'mention.known-listed',
    kind: 'mention',
    records: [
      { id: signal.id, organisationId, purpose },
      ...[...bySignal].map(([id, of]) => ({
        id,
        organisationId,
        purpose,
        subjects: of.map(({ mentionId }) => mentionId),
      })),
    ],
    fields: [
      ...new Set([
        ...(shown.length > 0 ? ['name', 'birthDate'] : []),
        ...shown.flatMap(({ fields }) => fields.map(({ field }) => field)),
      ]),
    ],
  });
}
