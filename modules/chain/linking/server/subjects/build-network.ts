import type { Scope } from '#platform/server/index.ts';
import { NETWORK_LIMIT, type Network, type NetworkEdge, type NetworkNode } from '../../model/index.ts';
import { type Expansion, expand, type FoundNode, subjectNode } from './expand-network.ts';
import type { SubjectHead } from './subject-lookup-queries.ts';

type Asked = { readonly depth: number; readonly proposals: boolean };

const rootNode = ({ id, kind, label }: SubjectHead): NetworkNode => ({
  id: subjectNode(id),
  recordId: id,
  grouped: true,
  kind,
  label,
  depth: 0,
  signalId: null,
});

/** Nodes one step further that are new, with how many links lead to each. */
function newNeighbours(
  { nodes, edges }: Expansion,
  frontier: readonly string[],
  known: ReadonlyMap<string, NetworkNode>,
): FoundNode[] {
  const near = new Set(frontier);
  const links = new Map<string, number>();
  for (const { from, to } of edges.values())
    for (const [here, there] of [
      [from, to],
      [to, from],
    ] as const)
      if (near.has(here) && !known.has(there)) links.set(there, (links.get(there) ?? 0) + 1);
  return [...links]
    .toSorted(([a, one], [b, other]) => other - one || a.localeCompare(b))
    .flatMap(([id]) => nodes.get(id) ?? []);
}

/** Step by step outward from a subject, nearest first, until the depth or the limit. */
export async function buildNetwork(scope: Scope, root: SubjectHead, asked: Asked): Promise<Network> {
  const start = rootNode(root);
  const nodes = new Map<string, NetworkNode>([[start.id, start]]);
  const edges = new Map<string, NetworkEdge>();
  let more = false;
  let frontier = [start.id];
  for (let depth = 1; depth <= asked.depth && frontier.length > 0; depth += 1) {
    const step = await expand(scope, frontier, asked);
    for (const [id, edge] of step.edges) edges.set(id, withSources(edges.get(id), edge));
    const found = newNeighbours(step, frontier, nodes);
    const fits = found.slice(0, NETWORK_LIMIT - nodes.size);
    more ||= step.more || fits.length < found.length;
    for (const node of fits) nodes.set(node.id, { ...node, depth });
    frontier = fits.map(({ id }) => id);
  }
  return {
    rootId: start.id,
    nodes: [...nodes.values()],
    edges: [...edges.values()].filter(({ from, to }) => nodes.has(from) && nodes.has(to)),
    more,
  };
}

function withSources(before: NetworkEdge | undefined, edge: NetworkEdge): NetworkEdge {
  if (before === undefined) return edge;
  const known = new Set(before.sources.map(({ signalId }) => signalId));
  return {
    ...edge,
    sources: [...before.sources, ...edge.sources.filter(({ signalId }) => !known.has(signalId))],
  };
}
