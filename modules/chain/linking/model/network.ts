import { z } from 'zod';

/** Drawn at most, and answered at most: past the first they stand in the list only, past the second not at all. */
const DRAWN_LIMIT = 60;
export const NETWORK_LIMIT = 300;
export const PATH_LIMIT = 6;

export const edgeKinds = ['together', 'typed', 'shared', 'proposal'] as const;

/** A subject, or a mention that is in no subject yet. `id` is `s-` or `m-` with the number of the one or the other. */
const networkNodeSchema = z.object({
  id: z.string(),
  recordId: z.uuid(),
  grouped: z.boolean(),
  kind: z.string(),
  label: z.string(),
  /** Steps from the subject it begins at. */
  depth: z.number().int(),
  /** Of a mention: the signal that names it. */
  signalId: z.uuid().nullable(),
});
export type NetworkNode = z.output<typeof networkNodeSchema>;

const sourceSchema = z.object({ signalId: z.uuid(), reference: z.string(), on: z.string() });
export type EdgeSource = z.output<typeof sourceSchema>;

/** `together`: in one signal. `typed`: a person said how. `shared`: signals that a person linked. `proposal`: nobody decided yet. */
const networkEdgeSchema = z.object({
  id: z.string(),
  kind: z.enum(edgeKinds),
  from: z.string(),
  to: z.string(),
  relation: z.string().nullable(),
  /** The signals it rests on, with the day of each event. */
  sources: z.array(sourceSchema),
});
export type NetworkEdge = z.output<typeof networkEdgeSchema>;

export const networkSchema = z.object({
  rootId: z.string(),
  nodes: z.array(networkNodeSchema),
  edges: z.array(networkEdgeSchema),
  /** There is more than the answer holds. */
  more: z.boolean(),
});
export type Network = z.output<typeof networkSchema>;

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
export const networkQuery = z.strictObject({
  depth: z.coerce.number().int().min(1).max(3).default(1),
  from: month.optional(),
  to: month.optional(),
  proposals: z.enum(['yes', 'no']).default('no'),
});

export const pathSchema = z.object({
  /** From the one to the other; null when there is none within so many steps. */
  steps: z.array(z.object({ node: networkNodeSchema, by: networkEdgeSchema.nullable() })).nullable(),
  limit: z.number().int(),
});
export type NetworkPath = z.output<typeof pathSchema>;

export type Period = { readonly from?: string | undefined; readonly to?: string | undefined };

const inPeriod = (on: string, { from, to }: Period): boolean =>
  (from === undefined || on.slice(0, 7) >= from) && (to === undefined || on.slice(0, 7) <= to);

/** Months from the first to the last event, `YYYY-MM`, without gaps. */
export function monthsOf(network: Pick<Network, 'edges'>): string[] {
  const days = network.edges.flatMap((edge) => edge.sources.map((source) => source.on)).toSorted();
  const last = days.at(-1)?.slice(0, 7);
  const months: string[] = [];
  for (
    let at = days[0]?.slice(0, 7);
    at !== undefined && last !== undefined && at <= last;
    at = nextMonth(at)
  )
    months.push(at);
  return months;
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** What is left of a network in a period: links that rest on an event in it, and what these still reach. */
export function within(network: Network, period: Period): Network {
  if (period.from === undefined && period.to === undefined) return network;
  const edges = network.edges.flatMap((edge) => {
    const sources = edge.sources.filter((source) => inPeriod(source.on, period));
    return sources.length === 0 ? [] : [{ ...edge, sources }];
  });
  const depths = stepsFrom(network.rootId, edges);
  return {
    ...network,
    nodes: network.nodes.flatMap((node) => {
      const depth = depths.get(node.id);
      return depth === undefined ? [] : [{ ...node, depth }];
    }),
    edges: edges.filter((edge) => depths.has(edge.from) && depths.has(edge.to)),
  };
}

function stepsFrom(rootId: string, edges: readonly NetworkEdge[]): ReadonlyMap<string, number> {
  const neighbours = new Map<string, string[]>();
  for (const { from, to } of edges) {
    neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
    neighbours.set(to, [...(neighbours.get(to) ?? []), from]);
  }
  const steps = new Map([[rootId, 0]]);
  for (const [id, depth] of steps)
    for (const next of neighbours.get(id) ?? []) if (!steps.has(next)) steps.set(next, depth + 1);
  return steps;
}

/** Nearest first, then what has most links: the same data always in the same order. */
export function inOrder(network: Network): NetworkNode[] {
  const links = linksPerNode(network);
  return network.nodes.toSorted(
    (a, b) =>
      a.depth - b.depth ||
      (links.get(b.id) ?? 0) - (links.get(a.id) ?? 0) ||
      a.label.localeCompare(b.label, 'nl') ||
      a.id.localeCompare(b.id),
  );
}

export function linksPerNode(network: Pick<Network, 'edges'>): ReadonlyMap<string, number> {
  const links = new Map<string, number>();
  for (const { from, to } of network.edges)
    for (const id of [from, to]) links.set(id, (links.get(id) ?? 0) + 1);
  return links;
}

/** What is drawn of it; the rest stands in the list only. */
export function drawnPart(network: Network, limit = DRAWN_LIMIT): Network {
  const nodes = inOrder(network).slice(0, limit);
  const drawn = new Set(nodes.map((node) => node.id));
  return {
    ...network,
    nodes,
    edges: network.edges.filter((edge) => drawn.has(edge.from) && drawn.has(edge.to)),
  };
}
