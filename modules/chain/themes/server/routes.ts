import { z } from 'zod';
import { type RouteDefinition, reply, route } from '#platform/server/index.ts';
import {
  adoptBody,
  editBody,
  editionSchema,
  editionVersionSchema,
  returnBody,
  themeRowSchema,
  themeSheetSchema,
  updateBody,
} from '../model/index.ts';
import { adoptTheme, editTheme, returnTheme, updateTheme } from './change-theme.ts';
import type { ThemeParts } from './own-themes.ts';
import { listThemes, listVersions, readTheme, readVersion } from './read-themes.ts';

const base = { tag: 'themes', enter: ['administrator'], personalData: false } as const;
const params = z.object({ themeCode: z.string().max(80) });
const savedReply = z.object({ data: z.object({ number: z.int() }) });

const reading = (parts: ThemeParts): RouteDefinition[] => [
  route({
    ...base,
    method: 'GET',
    path: '/theme-editions',
    operationId: 'listThemeEditions',
    summary: 'Thema’s van de eigen organisatie, met de herkomst van hun woorden',
    replies: { 200: z.object({ data: z.array(themeRowSchema) }) },
    handle: async ({ scope }) => reply(200, { data: await listThemes(scope, parts) }),
  }),
  route({
    ...base,
    method: 'GET',
    path: '/theme-editions/:themeCode',
    operationId: 'readThemeEdition',
    summary: 'Een thema met zijn kenmerken, en wat de regio ervan heeft',
    params,
    replies: { 200: z.object({ data: themeSheetSchema, abilities: z.record(z.string(), z.boolean()) }) },
    handle: async ({ scope, params: { themeCode } }) => {
      const data = await readTheme(scope, parts, themeCode);
      const own = data.source === 'own';
      const abilities = {
        adopt: !own,
        edit: own,
        update: data.updateAvailable,
        return: own && data.region !== null,
      };
      return reply(200, { data, abilities });
    },
  }),
  route({
    ...base,
    method: 'GET',
    path: '/theme-editions/:themeCode/versions',
    operationId: 'listThemeEditionVersions',
    summary: 'Eerdere versies van een thema, de nieuwste eerst',
    params,
    replies: { 200: z.object({ data: z.array(editionVersionSchema) }) },
    handle: async ({ scope, params: { themeCode } }) =>
      reply(200, { data: await listVersions(scope, themeCode) }),
  }),
  route({
    ...base,
    method: 'GET',
    path: '/theme-editions/:themeCode/versions/:number',
    operationId: 'readThemeEditionVersion',
    summary: 'Een thema zoals het in een eerdere versie stond',
    params: z.object({ themeCode: z.string().max(80), number: z.coerce.number().int().min(1) }),
    replies: { 200: z.object({ data: editionSchema }) },
    handle: async ({ scope, params: { themeCode, number } }) =>
      reply(200, { data: await readVersion(scope, parts, themeCode, number) }),
  }),
];

/** From the next request on everyone at the organisation works with it. */
const inForce = (parts: ThemeParts) => ({ afterCommit: () => parts.content.refresh() });

const changing = (parts: ThemeParts): RouteDefinition[] => [
  route({
    ...base,
    ...inForce(parts),
    method: 'POST',
    path: '/theme-editions',
    operationId: 'adoptTheme',
    summary: 'Een thema van de regio overnemen om het aan te passen',
    body: adoptBody,
    replies: { 201: savedReply },
    handle: async ({ scope, body: { themeCode, ...asked } }) =>
      reply(201, { data: await adoptTheme(scope, parts, themeCode, asked) }),
  }),
  route({
    ...base,
    ...inForce(parts),
    method: 'PUT',
    path: '/theme-editions/:themeCode',
    operationId: 'editTheme',
    summary: 'De eigen versie van een thema aanpassen',
    description:
      'Een kenmerk zonder code is nieuw; een kenmerk dat u niet meer gebruikt, zet u uit. Kenmerken gaan niet over nationaliteit, afkomst, geloof of geboorteplaats, en geven geen score aan personen.',
    params,
    body: editBody,
    replies: { 200: savedReply },
    handle: async ({ scope, params: { themeCode }, body }) =>
      reply(200, { data: await editTheme(scope, parts, themeCode, body) }),
  }),
  route({
    ...base,
    ...inForce(parts),
    method: 'POST',
    path: '/theme-editions/:themeCode/updates',
    operationId: 'updateTheme',
    summary: 'Overnemen wat de regio sindsdien veranderde',
    description:
      'Waar de organisatie en de regio allebei iets veranderden, zegt `choices` welke woorden gelden.',
    params,
    body: updateBody,
    replies: { 201: savedReply },
    handle: async ({ scope, params: { themeCode }, body }) =>
      reply(201, { data: await updateTheme(scope, parts, themeCode, body) }),
  }),
  route({
    ...base,
    ...inForce(parts),
    method: 'POST',
    path: '/theme-editions/:themeCode/returns',
    operationId: 'returnTheme',
    summary: 'Een thema teruggeven aan de regio: het volgt haar weer',
    params,
    body: returnBody,
    replies: { 201: savedReply },
    handle: async ({ scope, params: { themeCode }, body }) =>
      reply(201, { data: await returnTheme(scope, parts, themeCode, body) }),
  }),
];

/** The administrators of an organisation decide on its themes and indicators. */
export const themeRoutes = (parts: ThemeParts): RouteDefinition[] => [...reading(parts), ...changing(parts)];
