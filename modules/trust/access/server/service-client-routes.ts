import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { newId, refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import { mayHandOut, rolesToHandOut } from '../../organisations/server/index.ts';
import { type ContentStore, rightsOf } from '../../purposes/server/index.ts';
import { hashSecret } from './secret-hash.ts';
import { findServiceClients, insertServiceClient, revokeServiceClient } from './service-client-queries.ts';

const createBody = z.strictObject({
  title: z.string().trim().min(3).max(120),
  purpose: z.string().max(60),
  roles: z.array(z.string().max(60)).min(1).max(10),
});

const clientSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  purposeCode: z.string(),
  roles: z.array(z.string()),
  createdAt: z.string(),
  revokedAt: z.string().nullable(),
});

type Parts = { readonly content: ContentStore };

const touched = (scope: Scope, id: string) => [{ id, organisationId: scope.organisation.id }];

/** Makes a program for one purpose. The roles must be ones that the administrator may hand out, and must hold the purpose. */
async function create({ content }: Parts, scope: Scope, body: z.output<typeof createBody>) {
  const legal = content.legal().document;
  for (const [index, role] of body.roles.entries()) {
    if (!mayHandOut(legal, scope.organisation.type, role))
      refuse('unknown-value', { errors: [{ pointer: `/roles/${index}`, code: 'unknown-value' }] });
  }
  const rights = rightsOf(content, {
    organisationType: scope.organisation.type,
    roles: body.roles,
    purposes: [body.purpose],
  });
  if (!rights.purposes.includes(body.purpose))
    refuse('purpose-not-allowed', { errors: [{ pointer: '/purpose', code: 'purpose-not-allowed' }] });
  const secret = randomBytes(32).toString('base64url');
  const id = newId();
  await insertServiceClient(scope, {
    id,
    personId: newId(),
    appointmentId: newId(),
    title: body.title,
    purposeCode: body.purpose,
    roles: body.roles,
    secretHash: await hashSecret(secret),
  });
  scope.audit({
    action: 'service-client.created',
    kind: 'service-client',
    records: touched(scope, id),
    detail: { purpose: body.purpose, roles: body.roles },
  });
  return reply(201, { clientId: id, clientSecret: secret });
}

const titled = { code: z.string(), title: z.string(), titleEn: z.string() };
const purposeSchema = z.object({ ...titled, roles: z.array(z.object(titled)) });

/** Purposes of this kind of organisation; those that no role to hand out holds are left out. */
function purposesFor({ content }: Parts, organisationType: string): z.output<typeof purposeSchema>[] {
  const legal = content.legal().document;
  const roles = rolesToHandOut(legal, organisationType);
  return legal.content.purposes
    .map((purpose) => ({
      code: purpose.code,
      title: purpose.title,
      titleEn: purpose.titleEn,
      roles: roles
        .filter((role) =>
          rightsOf(content, { organisationType, roles: [role.code], purposes: null }).purposes.includes(
            purpose.code,
          ),
        )
        .map(({ code, title, titleEn }) => ({ code, title, titleEn })),
    }))
    .filter((purpose) => purpose.roles.length > 0);
}

const base = { tag: 'service-clients', enter: ['administrator'], personalData: false } as const;

/** Programs of the own organisation, kept by its administrators. The secret is told once. */
export const serviceClientRoutes = (parts: Parts): RouteDefinition[] => [
  route({
    ...base,
    method: 'GET',
    path: '/service-clients',
    operationId: 'listServiceClients',
    summary: 'Programma’s die namens de eigen organisatie werken',
    replies: { 200: z.object({ data: z.array(clientSchema) }) },
    handle: async ({ scope }) => reply(200, { data: await findServiceClients(scope) }),
  }),
  route({
    ...base,
    method: 'GET',
    path: '/service-client-purposes',
    operationId: 'listServiceClientPurposes',
    summary: 'Doelen die een programma van deze organisatie kan krijgen, met de rollen die ze hebben',
    replies: { 200: z.object({ data: z.array(purposeSchema) }) },
    handle: async ({ scope }) => reply(200, { data: purposesFor(parts, scope.organisation.type) }),
  }),
  route({
    ...base,
    method: 'POST',
    path: '/service-clients',
    operationId: 'createServiceClient',
    summary: 'Een programma toegang geven voor één doel; het geheim wordt één keer getoond',
    body: createBody,
    replies: { 201: z.object({ clientId: z.uuid(), clientSecret: z.string() }) },
    secretReply: true,
    handle: ({ scope, body }) => create(parts, scope, body),
  }),
  route({
    ...base,
    method: 'DELETE',
    path: '/service-clients/:id',
    operationId: 'revokeServiceClient',
    summary: 'De toegang van een programma intrekken; zijn tokens eindigen meteen',
    params: z.object({ id: z.uuid() }),
    replies: { 204: null },
    handle: async ({ scope, params }) => {
      if (!(await revokeServiceClient(scope, params.id))) refuse('not-found');
      scope.audit({
        action: 'service-client.revoked',
        kind: 'service-client',
        records: touched(scope, params.id),
      });
      return reply(204);
    },
  }),
];
