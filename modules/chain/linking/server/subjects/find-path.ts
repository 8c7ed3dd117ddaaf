import type { Scope } from '#platform/server/index.ts';
import { type NetworkEdge, type NetworkNode, type NetworkPath, PATH_LIMIT } from '../../model/index.ts';
import { type Expansion, expand, type FoundNode } from './expand-network.ts';

/** Nodes looked at on one side before the search gives up. */
const SIDE_LIMIT = 1500;

type Reached = { readonly steps: number; readonly from: string | null; readonly by: NetworkEdge | null };

/** What was reached from one end, level by level. */
class Side {
  readonly reached: Map<string, Reached>;
  frontier: string[];
  steps = 0;

  constructor(start: string) {
    this.reached = new Map([[start, { steps: 0, from: null, by: null }]]);
    this.frontier = [start];
  }

  take({ edges }: Expansion): void {
    const near = new Set(this.frontier);
    const next: string[] = [];
    this.steps += 1;
    for (const edge of [...edges.values()].toSorted((a, b) => rank(a) - rank(b) || a.id.localeCompare(b.id)))
      for (const [here, there] of [
        [edge.from, edge.to],
        [edge.to, edge.from],
      ] as const) {
        if (!near.has(here) || this.reached.has(there)) continue;
        this.reached.set(there, { steps: this.steps, from: here, by: edge });
        next.push(there);
      }
    this.frontier = next;
  }

  /** From this end to a node: pairs of node and the edge that led to it. */
  wayTo(id: string): { id: string; by: NetworkEdge | null }[] {
    const way: { id: string; by: NetworkEdge | null }[] = [];
    for (let at: string | null = id; at !== null; ) {
      const here: Reached | undefined = this.reached.get(at);
      way.push({ id: at, by: here?.by ?? null });
      at = here?.from ?? null;
    }
    return way.toReversed();
  }
}

/** Of two ways as short, the one that a person decided reads better than being named together. */
const rank = ({ kind }: NetworkEdge): number => ({ typed: 0, shared: 1, together: 2, proposal: 3 })[kind];

/**
 * The shortest way between two nodes along facts that this person may read: level by level from both ends, the smaller side
 * first, so that a hub is looked at only when it must be. Proposals are no way: nobody decided on them.
 */
export async function findPath(
  scope: Scope,
  start: FoundNode,
  goal: FoundNode,
): Promise<NetworkPath & { readonly nodes: readonly FoundNode[] }> {
  const [here, there] = [new Side(start.id), new Side(goal.id)];
  const nodes = new Map([start, goal].map((node) => [node.id, node]));
  let meeting = start.id === goal.id ? start.id : undefined;
  while (meeting === undefined && here.steps + there.steps < PATH_LIMIT) {
    const side = smaller(here, there);
    if (side === undefined) break;
    const step = await expand(scope, side.frontier, { proposals: false });
    for (const [id, node] of step.nodes) nodes.set(id, node);
    side.take(step);
    meeting = nearestMeeting(here, there);
  }
  if (meeting === undefined) return { steps: null, limit: PATH_LIMIT, nodes: [start, goal] };
  const steps = joinWays(here.wayTo(meeting), there.wayTo(meeting)).flatMap(({ id, by }, depth) => {
    const node = nodes.get(id);
    return node === undefined ? [] : [{ node: { ...node, depth } satisfies NetworkNode, by }];
  });
  return { steps, limit: PATH_LIMIT, nodes: steps.map(({ node }) => node) };
}

function smaller(here: Side, there: Side): Side | undefined {
  if (here.frontier.length === 0 || there.frontier.length === 0) return undefined;
  const side = here.frontier.length <= there.frontier.length ? here : there;
  return side.reached.size > SIDE_LIMIT ? undefined : side;
}

function nearestMeeting(here: Side, there: Side): string | undefined {
  const met = [...here.reached].flatMap(([id, { steps }]) => {
    const other = there.reached.get(id);
    return other === undefined ? [] : [{ id, steps: steps + other.steps }];
  });
  return met.toSorted((a, b) => a.steps - b.steps || a.id.localeCompare(b.id))[0]?.id;
}

/** The second way is walked backwards: each edge moves to the node it leads to. */
function joinWays(
  here: readonly { id: string; by: NetworkEdge | null }[],
  there: readonly { id: string; by: NetworkEdge | null }[],
): { id: string; by: NetworkEdge | null }[] {
  const back = there.toReversed();
  return [...here, ...back.slice(1).map(({ id }, at) => ({ id, by: back[at]?.by ?? null }))];
}
