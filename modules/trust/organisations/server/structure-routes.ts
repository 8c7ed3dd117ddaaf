import { z } from 'zod';
import { newId, refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import {
  findDepartments,
  findOrganisations,
  findPortfolios,
  insertDepartment,
  insertPortfolio,
  updateDepartment,
  updatePortfolio,
} from './structure-queries.ts';

const code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'unknown-value')
  .max(60);
const title = z.string().trim().min(2).max(120);
const portfolioId = z.uuid().nullable().default(null);
const holderName = z.string().trim().min(2).max(120).nullable().default(null);

const organisationSchema = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  type: z.string(),
  referencePrefix: z.string(),
  cbsCode: z.string().nullable(),
});
const departmentSchema = z.object({
  id: z.uuid(),
  code: z.string(),
  title: z.string(),
  portfolioId: z.uuid().nullable(),
});
const portfolioSchema = z.object({
  id: z.uuid(),
  code: z.string(),
  title: z.string(),
  holderName: z.string().nullable(),
});

const list = <Item extends z.ZodType>(item: Item) => z.object({ data: z.array(item) });
const made = z.object({ id: z.uuid() });
const params = z.object({ id: z.uuid() });
const administrators = { tag: 'organisations', enter: ['administrator'], personalData: false } as const;

async function checkPortfolio(scope: Scope, id: string | null): Promise<void> {
  if (id === null || (await findPortfolios(scope)).some((portfolio) => portfolio.id === id)) return;
  refuse('invalid-body', { errors: [{ pointer: '/portfolioId', code: 'unknown-value' }] });
}

function noted(scope: Scope, action: string, kind: string, id: string): void {
  scope.audit({ action, kind, records: [{ id, organisationId: scope.organisation.id }] });
}

const reading: RouteDefinition[] = [
  route({
    tag: 'organisations',
    enter: 'signed-in',
    personalData: false,
    method: 'GET',
    path: '/organisations',
    operationId: 'listOrganisations',
    summary: 'Organisaties van de regio',
    replies: { 200: list(organisationSchema) },
    handle: async ({ scope }) => reply(200, { data: await findOrganisations(scope) }),
  }),
  route({
    tag: 'organisations',
    enter: 'signed-in',
    personalData: false,
    method: 'GET',
    path: '/departments',
    operationId: 'listDepartments',
    summary: 'Afdelingen van de eigen organisatie',
    replies: { 200: list(departmentSchema) },
    handle: async ({ scope }) => reply(200, { data: await findDepartments(scope) }),
  }),
  route({
    tag: 'organisations',
    enter: 'signed-in',
    personalData: false,
    method: 'GET',
    path: '/portfolios',
    operationId: 'listPortfolios',
    summary: 'Portefeuilles van de eigen organisatie',
    replies: { 200: list(portfolioSchema) },
    handle: async ({ scope }) => reply(200, { data: await findPortfolios(scope) }),
  }),
];

const departments: RouteDefinition[] = [
  route({
    ...administrators,
    method: 'POST',
    path: '/departments',
    operationId: 'addDepartment',
    summary: 'Een afdeling toevoegen',
    body: z.strictObject({ code, title, portfolioId }),
    replies: { 201: made },
    handle: async ({ scope, body }) => {
      await checkPortfolio(scope, body.portfolioId);
      const id = newId();
      await insertDepartment(scope, { ...body, id });
      noted(scope, 'department.added', 'department', id);
      return reply(201, { id });
    },
  }),
  route({
    ...administrators,
    method: 'PUT',
    path: '/departments/:id',
    operationId: 'changeDepartment',
    summary: 'Een afdeling veranderen',
    params,
    body: z.strictObject({ title, portfolioId }),
    replies: { 204: null },
    handle: async ({ scope, params: { id }, body }) => {
      await checkPortfolio(scope, body.portfolioId);
      if (!(await updateDepartment(scope, id, body))) refuse('not-found');
      noted(scope, 'department.changed', 'department', id);
      return reply(204);
    },
  }),
];

const portfolios: RouteDefinition[] = [
  route({
    ...administrators,
    method: 'POST',
    path: '/portfolios',
    operationId: 'addPortfolio',
    summary: 'Een portefeuille toevoegen',
    body: z.strictObject({ code, title, holderName }),
    replies: { 201: made },
    handle: async ({ scope, body }) => {
      const id = newId();
      await insertPortfolio(scope, { ...body, id });
      noted(scope, 'portfolio.added', 'portfolio', id);
      return reply(201, { id });
    },
  }),
  route({
    ...administrators,
    method: 'PUT',
    path: '/portfolios/:id',
    operationId: 'changePortfolio',
    summary: 'Een portefeuille veranderen',
    params,
    body: z.strictObject({ title, holderName }),
    replies: { 204: null },
    handle: async ({ scope, params: { id }, body }) => {
      if (!(await updatePortfolio(scope, id, body))) refuse('not-found');
      noted(scope, 'portfolio.changed', 'portfolio', id);
      return reply(204);
    },
  }),
];

export const structureRoutes = (): RouteDefinition[] => [...reading, ...departments, ...portfolios];
