import { z } from 'zod';
import { type RouteDefinition, reply, route } from '#platform/server/index.ts';
import { ceilingBody, ceilingSchema } from '../model/index.ts';
import { findCeilings } from './ceiling-queries.ts';
import { titledCategory } from './explain-outlook.ts';
import { maySetCeilings } from './policy.ts';
import type { DisclosurePorts } from './ports.ts';
import { liftCeiling, setCeiling } from './set-ceiling.ts';

const base = { tag: 'rules', personalData: false } as const;
const params = z.object({ partnerId: z.uuid() });

export const ceilingRoutes = ({ content }: DisclosurePorts): RouteDefinition[] => [
  route({
    ...base,
    method: 'GET',
    path: '/partner-ceilings',
    operationId: 'listPartnerCeilings',
    enter: ['administrator', 'privacy-officer', 'fg'],
    summary: 'Wat er ten hoogste naar een partner mag, wat de regels ook toestaan',
    replies: {
      200: z.object({
        data: z.array(ceilingSchema),
        /** Every category there is, to choose from. */
        categories: z.array(z.object({ code: z.string(), title: z.string(), titleEn: z.string() })),
        abilities: z.record(z.string(), z.boolean()),
      }),
    },
    handle: async ({ scope }) => {
      const legal = content.legal(scope.organisation.id).document;
      const data = (await findCeilings(scope)).map((row) => ({
        ...row,
        partner: { id: row.partnerId, name: row.partnerName },
        categories: row.categories.map((code) => titledCategory(legal, code)),
      }));
      return reply(200, {
        data,
        categories: legal.content.dataCategories,
        abilities: { set: maySetCeilings(scope) },
      });
    },
  }),
  route({
    ...base,
    method: 'PUT',
    path: '/partner-ceilings/:partnerId',
    operationId: 'setPartnerCeiling',
    enter: ['administrator'],
    summary: 'Een plafond voor een partner instellen; het kan alleen minder toestaan dan de regels',
    params,
    body: ceilingBody,
    replies: { 200: z.object({ data: z.object({ id: z.uuid() }) }) },
    handle: async ({ scope, params: { partnerId }, body }) =>
      reply(200, { data: { id: await setCeiling(scope, content, partnerId, body) } }),
  }),
  route({
    ...base,
    method: 'DELETE',
    path: '/partner-ceilings/:partnerId',
    operationId: 'liftPartnerCeiling',
    enter: ['administrator'],
    summary: 'Het plafond voor een partner opheffen; dan gelden alleen de regels',
    params,
    replies: { 204: null },
    handle: async ({ scope, params: { partnerId } }) => {
      await liftCeiling(scope, partnerId);
      return reply(204);
    },
  }),
];
