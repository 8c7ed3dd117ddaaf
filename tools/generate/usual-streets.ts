const oftenEnough = 5;
const furthest = 2;

/** Names that occur so often that they are no slip of the pen. */
export function usualStreets(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= oftenEnough).map(([name]) => name);
}

/** The usual street that was meant: itself, or the one at most two slips away; undefined when none or several fit. */
export function mendedStreet(name: string, usual: readonly string[]): string | undefined {
  if (usual.includes(name)) return name;
  const near = usual.map((street) => ({
    street,
    slips: slipsBetween(name.toLowerCase(), street.toLowerCase()),
  }));
  const least = Math.min(...near.map((each) => each.slips));
  const best = near.filter((each) => each.slips === least);
  return least <= furthest && best.length === 1 ? best[0]?.street : undefined;
}

/** Letters to change, add, drop or swap with their neighbour (optimal string alignment). */
export function slipsBetween(one: string, other: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      current[j] = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + same,
        swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, previous] = [previous, current];
  }
  return previous[other.length] ?? 0;
}
