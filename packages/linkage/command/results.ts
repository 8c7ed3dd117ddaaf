import type { Pair } from './engine-port.ts';
import { csvCell, csvPieces } from './output.ts';

const order = (one: string, other: string): number => {
  if (one === other) return 0;
  return one < other ? -1 : 1;
};

type Sided = { readonly left: string; readonly right: string; readonly probability: string };

/**
 * `left,right,probability`: surest first, then by id. The order is that of the probabilities as they are printed, so
 * that two files with the same lines are the same file.
 */
export function pairPieces(
  pairs: readonly Pair[],
  leftIds: readonly string[],
  rightIds: readonly string[],
  minimum: number,
): Generator<string> {
  const within = leftIds === rightIds;
  const lines: Sided[] = [];
  for (const { left, right, probability } of pairs) {
    if (probability < minimum) continue;
    const turned = within && left > right;
    lines.push({
      left: leftIds[turned ? right : left] ?? '',
      right: rightIds[turned ? left : right] ?? '',
      probability: probability.toFixed(4),
    });
  }
  lines.sort(
    (one, other) =>
      order(other.probability, one.probability) ||
      order(one.left, other.left) ||
      order(one.right, other.right),
  );
  return csvPieces(
    'left,right,probability',
    (function* () {
      for (const { left, right, probability } of lines)
        yield `${csvCell(left)},${csvCell(right)},${probability}`;
    })(),
  );
}

/** `id,cluster`: every row, in the order of the file, with the id of the first row that is the same person. */
export function clusterPieces(
  clusters: readonly (readonly number[])[],
  ids: readonly string[],
): Generator<string> {
  const first = new Map<number, number>();
  for (const cluster of clusters) {
    const head = cluster.reduce((least, row) => Math.min(least, row), Number.POSITIVE_INFINITY);
    for (const row of cluster) first.set(row, head);
  }
  return csvPieces(
    'id,cluster',
    (function* () {
      for (const [row, id] of ids.entries())
        yield `${csvCell(id)},${csvCell(ids[first.get(row) ?? row] ?? '')}`;
    })(),
  );
}
