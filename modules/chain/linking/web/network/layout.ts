import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceRadial,
  forceSimulation,
  type SimulationNodeDatum,
} from 'd3-force';
import { inOrder, type Network } from '../../model/network.ts';

export type Place = { readonly x: number; readonly y: number };
export type Layout = {
  readonly places: ReadonlyMap<string, Place>;
  /** Left, top, width and height around everything, with room for the labels. */
  readonly frame: readonly [number, number, number, number];
};

const RING = 170;
const ROUNDS = 300;
const MARGIN = { x: 90, y: 50 };

type Point = SimulationNodeDatum & { readonly id: string; readonly depth: number };

/**
 * Where each node stands: rings around the middle by steps, pushed apart until no label covers another. The start is fixed
 * and the library's own chance has a fixed seed, so the same network is always drawn the same.
 */
export function layOut(network: Network): Layout {
  const points: Point[] = inOrder(network).map(({ id, depth }, at) => ({
    id,
    depth,
    x: RING * depth * Math.cos(at * 2.4),
    y: RING * depth * Math.sin(at * 2.4),
    ...(depth === 0 ? { fx: 0, fy: 0 } : {}),
  }));
  const links = network.edges
    .toSorted((a, b) => a.id.localeCompare(b.id))
    .map((edge) => ({ source: edge.from, target: edge.to }));
  const simulation = forceSimulation(points)
    .force(
      'links',
      forceLink<Point, { source: string; target: string }>(links)
        .id(({ id }) => id)
        .distance(110)
        .strength(0.3),
    )
    .force('apart', forceManyBody().strength(-320))
    .force('rings', forceRadial<Point>(({ depth }) => depth * RING).strength(0.5))
    .force('room', forceCollide(52))
    .stop();
  simulation.tick(ROUNDS);
  const places = new Map(points.map(({ id, x = 0, y = 0 }) => [id, { x: Math.round(x), y: Math.round(y) }]));
  return { places, frame: frameOf([...places.values()]) };
}

function frameOf(places: readonly Place[]): Layout['frame'] {
  const xs = places.map(({ x }) => x);
  const ys = places.map(({ y }) => y);
  const [left, top] = [Math.min(0, ...xs) - MARGIN.x, Math.min(0, ...ys) - MARGIN.y];
  const [right, bottom] = [Math.max(0, ...xs) + MARGIN.x, Math.max(0, ...ys) + MARGIN.y + 20];
  return [left, top, right - left, bottom - top];
}
