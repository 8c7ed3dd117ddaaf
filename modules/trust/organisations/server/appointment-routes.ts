import { z } from 'zod';
import { calendarDateAt, newId, parseEmail, refuse } from '#platform/kit/index.ts';
import {
  pageOf,
  pageQuery,
  pageSchema,
  type RouteDefinition,
  readCursor,
  reply,
  route,
  type Scope,
} from '#platform/server/index.ts';
import { rolesToHandOut } from '../model/index.ts';
import { checkAppointment, emailSubject } from './check-appointment.ts';
import type { OrganisationParts } from './organisation-parts.ts';
import {
  type AppointmentView,
  countAppointments,
  findAppointments,
  findOneAppointment,
  insertAppointment,
  keepPerson,
  updateAppointment,
} from './people-queries.ts';

const appointmentSchema = z.object({
  id: z.uuid(),
  version: z.int(),
  personId: z.uuid(),
  personName: z.string(),
  email: z.string().nullable(),
  title: z.string(),
  roles: z.array(z.string()),
  purposes: z.array(z.string()).nullable(),
  departmentIds: z.array(z.uuid()),
  validFrom: z.string(),
  validUntil: z.string().nullable(),
  ended: z.boolean(),
});

const one = z.object({ data: appointmentSchema, abilities: z.object({ change: z.boolean() }) });

const fields = {
  title: z.string().trim().min(2).max(120),
  roles: z.array(z.string().max(60)).min(1).max(20),
  purposes: z.array(z.string().max(60)).max(40).nullable().default(null),
  departmentIds: z.array(z.uuid()).max(60).default([]),
  validUntil: z.iso.date().nullable().default(null),
};

const addBody = z.strictObject({
  ...fields,
  personName: z.string().trim().min(2).max(120),
  email: z
    .string()
    .refine((text) => parseEmail(text).ok, 'invalid-email')
    .nullable()
    .default(null),
  /** The number (sub) at the login provider; without it the e-mail address is matched at the first login. */
  subject: z.string().trim().min(1).max(255).nullable().default(null),
  validFrom: z.iso.date().optional(),
});

const changeBody = z.strictObject({ ...fields, expectedVersion: z.int() });

const endBody = z.strictObject({ expectedVersion: z.int(), validUntil: z.iso.date() });

const shown = (scope: Scope, view: AppointmentView) => ({
  data: view,
  abilities: { change: view.personId !== scope.person.id && !view.ended },
});

const touched = (scope: Scope, id: string) => [{ id, organisationId: scope.organisation.id }];

async function findOr404(scope: Scope, id: string): Promise<AppointmentView> {
  return (await findOneAppointment(scope, id)) ?? refuse('not-found');
}

type Parts = OrganisationParts;

async function add({ content, issuer }: Parts, scope: Scope, body: z.output<typeof addBody>) {
  if (body.subject === null && body.email === null)
    refuse('invalid-body', { errors: [{ pointer: '/email', code: 'required' }] });
  await checkAppointment(content, scope, body);
  const subject = body.subject ?? emailSubject(body.email ?? '');
  const personId = await keepPerson(scope, {
    id: newId(),
    name: body.personName,
    email: body.email,
    issuer,
    subject,
  });
  // Four eyes begin here: nobody gives themselves a place.
  if (personId === scope.person.id) refuse('four-eyes');
  const id = newId();
  await insertAppointment(scope, {
    ...body,
    id,
    personId,
    validFrom: body.validFrom ?? calendarDateAt(scope.now),
  });
  scope.audit({
    action: 'appointment.added',
    kind: 'appointment',
    records: touched(scope, id),
    fields: ['title', 'roles', 'purposes'],
    detail: { roles: body.roles },
  });
  return reply(201, shown(scope, await findOr404(scope, id)));
}

async function change(
  scope: Scope,
  id: string,
  expectedVersion: number,
  next: Parameters<typeof updateAppointment>[3],
  action: string,
) {
  const current = await findOr404(scope, id);
  if (current.personId === scope.person.id) refuse('four-eyes');
  if (current.version !== expectedVersion || !(await updateAppointment(scope, id, expectedVersion, next)))
    refuse('stale-version', { current });
  scope.audit({
    action,
    kind: 'appointment',
    records: touched(scope, id),
    detail: { from: current.roles, to: next.roles },
  });
  return reply(200, shown(scope, await findOr404(scope, id)));
}

const base = { tag: 'appointments', enter: ['administrator'], personalData: true } as const;
const params = z.object({ id: z.uuid() });

/** People of the own organisation: their administrators add, change and end appointments, never their own. */
export const appointmentRoutes = (parts: Parts): RouteDefinition[] => [
  route({
    ...base,
    method: 'GET',
    path: '/appointments',
    operationId: 'listAppointments',
    summary: 'Aanstellingen bij de eigen organisatie',
    query: z.strictObject({
      ...pageQuery,
      search: z.string().max(100).optional(),
      ended: z.enum(['true', 'false']).default('false'),
    }),
    replies: { 200: z.object({ data: z.array(appointmentSchema), page: pageSchema }) },
    handle: async ({ scope, query: { cursor, limit, search, ended } }) => {
      const filter = { search, ended: ended === 'true' };
      const rows = await findAppointments(scope, filter, readCursor(cursor, 2), limit);
      const list = pageOf(rows, limit, await countAppointments(scope, filter), (row) => [
        row.personName,
        row.id,
      ]);
      scope.audit({
        action: 'appointment.read',
        kind: 'appointment',
        records: list.data.map((row) => ({ id: row.id, organisationId: scope.organisation.id })),
        fields: ['personName', 'email', 'roles'],
      });
      return reply(200, list);
    },
  }),
  route({
    ...base,
    personalData: false,
    method: 'GET',
    path: '/appointment-roles',
    operationId: 'listAppointmentRoles',
    summary: 'Rollen die een beheerder van deze organisatie kan geven',
    replies: {
      200: z.object({
        data: z.array(z.object({ code: z.string(), title: z.string(), titleEn: z.string() })),
      }),
    },
    handle: async ({ scope }) =>
      reply(200, { data: [...rolesToHandOut(parts.content.legal().document, scope.organisation.type)] }),
  }),
  route({
    ...base,
    method: 'POST',
    path: '/appointments',
    operationId: 'addAppointment',
    summary: 'Iemand een aanstelling geven',
    body: addBody,
    replies: { 201: one },
    handle: ({ scope, body }) => add(parts, scope, body),
  }),
  route({
    ...base,
    method: 'PUT',
    path: '/appointments/:id',
    operationId: 'changeAppointment',
    summary: 'Een aanstelling veranderen; de sessies eronder eindigen',
    params,
    body: changeBody,
    replies: { 200: one },
    handle: async ({ scope, params: { id }, body }) => {
      await checkAppointment(parts.content, scope, body);
      return change(scope, id, body.expectedVersion, body, 'appointment.changed');
    },
  }),
  route({
    ...base,
    method: 'PATCH',
    path: '/appointments/:id',
    operationId: 'endAppointment',
    summary: 'Een aanstelling laten eindigen op een dag; de sessies eronder eindigen nu',
    params,
    body: endBody,
    replies: { 200: one },
    handle: async ({ scope, params: { id }, body }) => {
      const current = await findOr404(scope, id);
      if (body.validUntil < current.validFrom)
        refuse('invalid-body', { errors: [{ pointer: '/validUntil', code: 'out-of-range' }] });
      return change(
        scope,
        id,
        body.expectedVersion,
        { ...current, validUntil: body.validUntil },
        'appointment.ended',
      );
    },
  }),
];
