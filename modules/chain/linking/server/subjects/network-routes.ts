import { z } from 'zod';
import { refuse } from '#platform/kit/index.ts';
import { type RouteDefinition, reply, route, type Scope } from '#platform/server/index.ts';
import { networkQuery, networkSchema, pathSchema, within } from '../../model/index.ts';
import { buildNetwork } from './build-network.ts';
import { expand, type FoundNode, subjectNode } from './expand-network.ts';
import { findPath } from './find-path.ts';
import { findSubject } from './read-subject.ts';

const COORDINATORS = ['coordinator', 'care-coordinator'] as const;
const byId = z.strictObject({ id: z.uuid() });

function auditLook(
  scope: Scope,
  action: 'subject.network-read' | 'subject.path-read',
  purpose: string,
  nodes: readonly FoundNode[],
): void {
  const subjects = nodes.map(({ recordId }) => recordId);
  scope.audit({
    action,
    kind: 'subject',
    records: nodes
      .filter(({ grouped }) => grouped)
      .map(({ recordId }) => ({ id: recordId, organisationId: scope.organisation.id, purpose })),
    fields: ['name', 'company', 'plate', 'phone', 'iban', 'email', 'handle', 'address'],
    detail: { subjects },
  });
}

/** A node by its name, as far as this person may read it. */
async function findNode(scope: Scope, id: string): Promise<FoundNode> {
  if (id.startsWith('m-'))
    return (await expand(scope, [id], { proposals: false })).nodes.get(id) ?? refuse('not-found');
  const { head } = await findSubject(scope, id.slice(2));
  return {
    id: subjectNode(head.id),
    recordId: head.id,
    grouped: true,
    kind: head.kind,
    label: head.label,
    signalId: null,
  };
}

export const networkRoutes = (): RouteDefinition[] => [
  route({
    method: 'GET',
    path: '/subjects/:id/network',
    operationId: 'readSubjectNetwork',
    tag: 'linking',
    summary: 'Het netwerk rond een subject: wie samen genoemd worden en wat een medewerker verbond',
    enter: COORDINATORS,
    personalData: true,
    params: byId,
    query: networkQuery,
    replies: { 200: z.object({ data: networkSchema }) },
    handle: async ({ scope, params, query: { depth, proposals, ...period } }) => {
      const { head } = await findSubject(scope, params.id);
      const whole = await buildNetwork(scope, head, { depth, proposals: proposals === 'yes' });
      const data = within(whole, period);
      auditLook(scope, 'subject.network-read', head.purpose, data.nodes);
      return reply(200, { data });
    },
  }),
  route({
    method: 'GET',
    path: '/subjects/:id/paths',
    operationId: 'findSubjectPath',
    tag: 'linking',
    summary: 'De kortste weg van een subject naar een ander, langs wat vaststaat',
    enter: COORDINATORS,
    personalData: true,
    params: byId,
    query: z.strictObject({
      to: z
        .string()
        .regex(/^[sm]-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
        .meta({ examples: ['s-01900000-0000-7000-8000-000000000000'] }),
    }),
    replies: { 200: z.object({ data: pathSchema }) },
    handle: async ({ scope, params, query }) => {
      const { head } = await findSubject(scope, params.id);
      const [start, goal] = [await findNode(scope, subjectNode(head.id)), await findNode(scope, query.to)];
      const { nodes, ...data } = await findPath(scope, start, goal);
      auditLook(scope, 'subject.path-read', head.purpose, nodes);
      return reply(200, { data });
    },
  }),
];
