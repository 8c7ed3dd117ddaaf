import { z } from 'zod';
import { refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import {
  addressTexts,
  listedPersonTexts,
  ownAddressBody,
  watchedValueSchema,
  wellKnownBody,
} from '../../model/index.ts';
import {
  deleteWatchedValue,
  findOwnPeople,
  findWatchedValues,
  insertWatchedValue,
} from './unusual-queries.ts';

const tag = 'unusual-looks';
const OFFICER = ['privacy-officer'] as const;

/** A list that is empty was looked at all the same. */
const audit = (scope: Scope, action: string, ids: readonly string[]): void => {
  const { id: organisationId } = scope.organisation;
  const touched = ids.length === 0 ? [organisationId] : ids;
  scope.audit({
    action,
    kind: 'watched-value',
    records: touched.map((id) => ({ id, organisationId, purpose: 'audit-logging' })),
  });
};

type Value = Parameters<typeof insertWatchedValue>[1];

async function add(scope: Scope, value: Value, pointer: string): Promise<string> {
  if (value.texts.length === 0) refuse('invalid-body', { errors: [{ pointer, code: 'unknown-value' }] });
  const id = (await insertWatchedValue(scope, value)) ?? refuse('already-exists');
  audit(scope, 'watched-value.added', [id]);
  return id;
}

const made = { 201: z.object({ id: z.uuid() }) };

/** The list of persons that everybody knows, and addresses of own people; looking at it is itself a look. */
export const watchedRoutes = (): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/watched-values',
    operationId: 'listWatchedValues',
    tag,
    summary: 'De lijst van bekende personen en eigen adressen, zonder wie het zijn',
    description: 'Bewaard zijn alleen versleutelde kenmerken: wie erop staat, is niet terug te lezen.',
    enter: OFFICER,
    personalData: true,
    replies: {
      200: z.object({
        data: z.array(watchedValueSchema),
        people: z.array(z.object({ id: z.uuid(), name: z.string() })),
      }),
    },
    handle: async ({ scope }) => {
      const data = await findWatchedValues(scope);
      audit(
        scope,
        'watched-value.listed',
        data.map(({ id }) => id),
      );
      return reply(200, { data, people: await findOwnPeople(scope) });
    },
  }),
  route({
    method: 'POST',
    path: '/well-known-persons',
    operationId: 'addWellKnownPerson',
    tag,
    summary: 'Iemand op de lijst van bekende personen zetten; de naam wordt niet bewaard',
    enter: OFFICER,
    personalData: true,
    body: wellKnownBody,
    replies: made,
    handle: async ({ scope, body: { name, birthDate, reason } }) => {
      const texts = listedPersonTexts(name, birthDate);
      return reply(201, {
        id: await add(scope, { kind: 'well-known-person', personId: null, texts, reason }, '/name'),
      });
    },
  }),
  route({
    method: 'POST',
    path: '/own-addresses',
    operationId: 'addOwnAddress',
    tag,
    summary: 'Het adres van een eigen medewerker op de lijst zetten; het adres wordt niet bewaard',
    enter: OFFICER,
    personalData: true,
    body: ownAddressBody,
    replies: made,
    handle: async ({ scope, body: { personId, postcode, houseNumber, houseAddition, reason } }) => {
      const texts = addressTexts({
        address: null,
        street: null,
        town: null,
        postcode,
        houseNumber,
        houseAddition,
      });
      return reply(201, {
        id: await add(scope, { kind: 'own-address', personId, texts, reason }, '/postcode'),
      });
    },
  }),
  route({
    method: 'DELETE',
    path: '/watched-values/:id',
    operationId: 'removeWatchedValue',
    tag,
    summary: 'Iets van de lijst halen',
    enter: OFFICER,
    personalData: true,
    params: z.strictObject({ id: z.uuid() }),
    replies: { 204: null },
    handle: async ({ scope, params }) => {
      if (!(await deleteWatchedValue(scope, params.id))) refuse('not-found');
      audit(scope, 'watched-value.removed', [params.id]);
      return reply(204);
    },
  }),
];
