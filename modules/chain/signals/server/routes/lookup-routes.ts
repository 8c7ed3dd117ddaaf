import { z } from 'zod';
import { INDICATOR_STRENGTHS, type ThemesContent } from '#modules/chain/themes/model/index.ts';
import type { Versioned } from '#modules/trust/purposes/server/index.ts';
import { parsePostcode, problem, refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import { readSearchQuery } from '../../model/index.ts';
import { findRegionCode, mayReadThemes } from '../context-queries.ts';
import type { SignalParts } from '../ports.ts';
import { searchGroups } from '../search.ts';
import { articlesOfPurpose } from '../why-may-i-see.ts';

const addressQuery = z.strictObject({
  postcode: z.string().max(10).optional(),
  number: z.coerce.number().int().min(1).max(99_999).optional(),
  addition: z.string().max(20).optional(),
  q: z.string().max(120).optional(),
});

const foundAddress = z.object({
  street: z.string(),
  houseNumber: z.number(),
  addition: z.string().nullable(),
  postcode: z.string(),
  town: z.string(),
  municipalityCode: z.string(),
  neighbourhoodCode: z.string().nullable(),
  lat: z.number(),
  lon: z.number(),
  source: z.enum(['demo', 'bag']),
});

async function lookUp(parts: SignalParts, given: unknown): Promise<readonly z.output<typeof foundAddress>[]> {
  const query = addressQuery.safeParse(given);
  if (!query.success) return [];
  const { postcode, number, addition, q } = query.data;
  const unavailable = () => refuse('address-service-unavailable');
  if (postcode !== undefined && number !== undefined) {
    const read = parsePostcode(postcode);
    if (!read.ok)
      return refuse(
        problem('invalid-parameter', { errors: [{ pointer: '/query/postcode', code: 'invalid-postcode' }] }),
      );
    const found = await parts.addresses.byPostcode(read.value, number, addition ?? null);
    if (!found.ok) return unavailable();
    return found.value === null ? [] : [found.value];
  }
  if (q === undefined) return [];
  const found = await parts.addresses.suggest(q);
  return found.ok ? found.value : unavailable();
}

/** The register is asked before the transaction opens, so that a slow service holds no connection. */
const addressRoute = (parts: SignalParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/addresses',
    operationId: 'findAddresses',
    tag: 'addresses',
    summary: 'Een adres opzoeken op postcode en huisnummer, of op wat getypt is',
    enter: 'signed-in',
    personalData: false,
    query: addressQuery,
    replies: { 200: z.object({ data: z.array(foundAddress) }) },
    prepare: (request) => lookUp(parts, request.query),
    handle: async ({ prepared }) => reply(200, { data: prepared }),
  });

const titled = { code: z.string(), title: z.string(), titleEn: z.string() };
const themesSchema = z.object({
  versionId: z.uuid(),
  defaultPurpose: z.string(),
  purposes: z.array(z.object({ ...titled, articles: z.array(z.string()) })),
  departments: z.array(z.object(titled)),
  processes: z.array(z.object({ ...titled, departments: z.array(z.string()) })),
  themes: z.array(
    z.object({
      ...titled,
      domain: z.enum(['subversive-crime', 'digital', 'care-safety']),
      summary: z.string(),
      purposes: z.array(z.string()),
    }),
  ),
  indicators: z.array(
    z.object({
      code: z.string(),
      text: z.string(),
      textEn: z.string(),
      themes: z.array(z.string()),
      processes: z.array(z.string()),
      departments: z.array(z.string()),
      strength: z.enum(INDICATOR_STRENGTHS),
      askNext: z.string(),
    }),
  ),
});

function shownThemes(
  parts: SignalParts,
  scope: Scope,
  { id, document }: Versioned<unknown>,
): z.input<typeof themesSchema> {
  const legal = parts.content.legal(scope.organisation.id).document;
  const content = document as ThemesContent;
  const { defaultPurpose } = legal.content.engine;
  const used = new Set([defaultPurpose, ...content.themes.flatMap((theme) => theme.purposes)]);
  const purposes = legal.content.purposes
    .filter((purpose) => used.has(purpose.code))
    .map(({ code, title, titleEn }) => ({ code, title, titleEn, articles: articlesOfPurpose(legal, code) }));
  return { ...content, versionId: id, defaultPurpose, purposes };
}

const themesRoute = (parts: SignalParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/themes',
    operationId: 'readThemes',
    tag: 'themes',
    summary: 'Processen, thema’s en kenmerken zoals de eigen organisatie ze vaststelde',
    enter: 'signed-in',
    personalData: false,
    replies: { 200: z.object({ data: themesSchema }) },
    handle: async ({ scope }) => {
      const data = shownThemes(parts, scope, parts.content.newest('themes', scope.organisation.id));
      // An edit counts at once.
      return reply(200, { data }, { 'cache-control': 'private, no-cache' });
    },
  });

const keptThemesRoute = (parts: SignalParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/theme-versions/:id',
    operationId: 'readThemeVersion',
    tag: 'themes',
    summary:
      'Processen, thema’s en kenmerken van één versie: zoals ze waren toen een signaal werd vastgelegd',
    enter: 'signed-in',
    personalData: false,
    params: z.object({ id: z.uuid() }),
    replies: { 200: z.object({ data: themesSchema }) },
    handle: async ({ scope, params: { id } }) => {
      const kept = (await mayReadThemes(scope, id)) ? await parts.content.byId(id) : undefined;
      if (kept === undefined) return refuse('not-found');
      // A version never changes.
      return reply(
        200,
        { data: shownThemes(parts, scope, kept) },
        { 'cache-control': 'private, max-age=86400' },
      );
    },
  });

const mapRoute = (parts: SignalParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/region-maps',
    operationId: 'readRegionMap',
    tag: 'addresses',
    summary: 'De gemeentegrenzen van de eigen regio (TopoJSON), om een plek op aan te wijzen',
    enter: 'signed-in',
    personalData: false,
    replies: { 200: z.object({ data: z.unknown() }) },
    handle: async ({ scope }) => {
      const code = await findRegionCode(scope);
      const data = code === null ? null : await parts.readRegionMap?.(code);
      return reply(200, { data: data ?? null }, { 'cache-control': 'private, max-age=86400' });
    },
  });

const searchGroup = z.object({
  kind: z.enum(['signal', 'case', 'subject']),
  matched: z.string(),
  total: z.number().int(),
  items: z.array(
    z.object({
      id: z.uuid(),
      path: z.string(),
      reference: z.string(),
      title: z.string(),
      state: z.string(),
      purposeCode: z.string(),
      receivedAt: z.string().nullable(),
      why: z.string().nullable(),
    }),
  ),
});

const searchRoute = (parts: SignalParts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/search',
    operationId: 'search',
    tag: 'search',
    summary: 'Zoeken op kenmerk, naam, adres, kenteken, KvK-nummer of woorden',
    description: 'Groepen per manier van overeenkomen. De aantallen tellen alleen wat u mag zien.',
    enter: 'signed-in',
    personalData: true,
    query: z.strictObject({ q: z.string().max(200) }),
    replies: { 200: z.object({ data: z.array(searchGroup) }) },
    handle: async ({ scope, query: { q } }) => {
      const query = readSearchQuery(q);
      const data = query === null ? [] : [...(await searchGroups(scope, query))];
      if (query !== null)
        for (const search of parts.searchers ?? []) data.push(...(await search(scope, query)));
      scope.audit({
        action: 'search.done',
        kind: 'search',
        records: data.flatMap((group) =>
          group.items.map((item) => ({
            id: item.id,
            organisationId: scope.organisation.id,
            purpose: item.purposeCode,
          })),
        ),
        fields: ['title', 'reference'],
        // How was searched, not for whom: the words themselves may name a person.
        detail: { matched: data.map((group) => group.matched) },
      });
      return reply(200, { data });
    },
  });

export const lookupRoutes = (parts: SignalParts): RouteDefinition[] => [
  mapRoute(parts),
  addressRoute(parts),
  themesRoute(parts),
  keptThemesRoute(parts),
  searchRoute(parts),
];
