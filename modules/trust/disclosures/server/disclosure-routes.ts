import { z } from 'zod';
import { refuse } from '#platform/kit/index.ts';
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
import type { LegalBases } from '../../purposes/model/index.ts';
import { type Disclosure, disclosureSchema, disclosureStates, outlookSchema } from '../model/index.ts';
import {
  countDisclosures,
  type DisclosureRow,
  findDisclosure,
  findDisclosures,
} from './disclosure-queries.ts';
import { disclosureViews } from './disclosure-view.ts';
import { explainOutlook } from './explain-outlook.ts';
import { findOrganisation, rolesHeldIn } from './facts-queries.ts';
import type { DisclosurePorts } from './ports.ts';
import { withdrawDisclosure } from './withdraw-disclosure.ts';

export const GIVERS = [
  'coordinator',
  'case-lead',
  'participant',
  'source-holder',
  'care-coordinator',
  'process-lead',
];
export const READERS = [...GIVERS, 'privacy-officer', 'fg'];

export const legalOf = ({ content }: DisclosurePorts, scope: Scope): LegalBases =>
  content.legal(scope.organisation.id).document;

export const auditDisclosures = (
  scope: Scope,
  action: string,
  rows: readonly DisclosureRow[],
  detail = {},
): void =>
  scope.audit({
    action,
    kind: 'disclosure',
    records: rows.map((row) => ({
      id: row.id,
      organisationId: scope.organisation.id,
      purpose: row.purposeCode,
    })),
    detail,
  });

export const oneView = async (
  ports: DisclosurePorts,
  scope: Scope,
  row: DisclosureRow,
): Promise<Disclosure> => {
  const [view] = await disclosureViews(scope, legalOf(ports, scope), [row]);
  return view ?? refuse('not-found');
};

const outlookQuery = z.strictObject({
  purpose: z.string().max(80),
  to: z.uuid(),
  sourcePurpose: z.string().max(80).optional(),
});

const outlookRoute = (ports: DisclosurePorts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/disclosure-outlooks',
    operationId: 'explainDisclosure',
    tag: 'disclosures',
    summary: 'Wat mag naar een organisatie onder een doel, op welke regel, en wat die nog vraagt',
    enter: READERS,
    personalData: false,
    query: outlookQuery,
    replies: { 200: z.object({ data: outlookSchema }) },
    handle: async ({ scope, query }) => {
      const recipient = await findOrganisation(scope, query.to);
      if (recipient === undefined) return refuse('not-found');
      const { purpose, sourcePurpose } = query;
      const data = await explainOutlook(
        scope,
        ports,
        {
          to: {
            organisationId: recipient.id,
            type: recipient.type,
            roles: await rolesHeldIn(scope, recipient.id),
          },
          purpose,
          ...(sourcePurpose === undefined ? {} : { sourcePurpose }),
          record: { kind: 'organisation', id: recipient.id, retentionFrom: scope.now },
          fieldsChosen: true,
        },
        recipient,
      );
      return reply(200, { data });
    },
  });

/** What a register can be searched by, in the address. */
export const filterQuery = {
  caseId: z.uuid().optional(),
  recordId: z.uuid().optional(),
  direction: z.enum(['given', 'received']).optional(),
  purpose: z.string().max(80).optional(),
  partner: z.uuid().optional(),
  rule: z.string().max(20).optional(),
  category: z.string().max(60).optional(),
  number: z.string().trim().min(1).max(40).optional(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  state: z.enum(disclosureStates).optional(),
  open: z.enum(['here', 'there']).optional(),
};

const listQuery = z.strictObject({ ...pageQuery, ...filterQuery });

const listRoute = (ports: DisclosurePorts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/disclosures',
    operationId: 'listDisclosures',
    tag: 'disclosures',
    summary: 'Het verstrekkingenregister: van een casus, of van de eigen organisatie',
    enter: READERS,
    personalData: true,
    query: listQuery,
    replies: { 200: z.object({ data: z.array(disclosureSchema), page: pageSchema }) },
    handle: async ({ scope, query: { cursor, limit, ...filter } }) => {
      const rows = await findDisclosures(scope, filter, readCursor(cursor, 2), limit);
      const list = pageOf(rows, limit, await countDisclosures(scope, filter), (row) => [row.givenAt, row.id]);
      auditDisclosures(scope, 'disclosure.read', list.data);
      return reply(200, {
        data: await disclosureViews(scope, legalOf(ports, scope), list.data),
        page: list.page,
      });
    },
  });

const readRoute = (ports: DisclosurePorts): RouteDefinition =>
  route({
    method: 'GET',
    path: '/disclosures/:id',
    operationId: 'readDisclosure',
    tag: 'disclosures',
    summary: 'Een verstrekking: regels, voorwaarden en wat ze waar maakte',
    enter: READERS,
    personalData: true,
    params: z.object({ id: z.uuid() }),
    replies: { 200: z.object({ data: disclosureSchema }) },
    handle: async ({ scope, params }) => {
      const row = await findDisclosure(scope, params.id);
      if (row === undefined) return refuse('not-found');
      auditDisclosures(scope, 'disclosure.read', [row]);
      return reply(200, { data: await oneView(ports, scope, row) });
    },
  });

const withdrawRoute = (ports: DisclosurePorts): RouteDefinition =>
  route({
    method: 'POST',
    path: '/disclosures/:id/withdrawals',
    operationId: 'withdrawDisclosure',
    tag: 'disclosures',
    summary: 'Een verstrekking intrekken; de ontvanger ziet de gegevens niet meer',
    enter: [...GIVERS, 'privacy-officer'],
    personalData: true,
    params: z.object({ id: z.uuid() }),
    body: z.strictObject({ reason: z.string().trim().min(10).max(1000), expectedVersion: z.int() }),
    replies: { 200: z.object({ data: disclosureSchema }) },
    handle: async ({ scope, params, body }) => {
      const row = await withdrawDisclosure(scope, ports, params.id, body);
      return reply(200, { data: await oneView(ports, scope, row) });
    },
  });

export const disclosureListRoutes = (ports: DisclosurePorts): RouteDefinition[] => [
  outlookRoute(ports),
  listRoute(ports),
  readRoute(ports),
  withdrawRoute(ports),
];
