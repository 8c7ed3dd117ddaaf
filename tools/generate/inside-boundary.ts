export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** One polygon in GeoJSON order: its outline, then its holes; positions as [lon, lat]. */
export type Rings = readonly (readonly (readonly number[])[])[];

/** Counts crossings of a ray to the east, so holes and the direction of a ring need no care. Flat: fine for a region. */
export const insideBoundary = (point: Point, boundary: readonly Rings[]): boolean =>
  boundary.some((rings) => rings.filter((ring) => crossesOddly(point, ring)).length % 2 === 1);

function crossesOddly({ lat, lon }: Point, ring: Rings[number]): boolean {
  let odd = false;
  for (const [index, [lon1 = 0, lat1 = 0]] of ring.entries()) {
    const [lon2 = 0, lat2 = 0] = ring.at(index - 1) ?? [];
    const spans = lat1 > lat !== lat2 > lat;
    if (spans && lon < ((lon2 - lon1) * (lat - lat1)) / (lat2 - lat1) + lon1) odd = !odd;
  }
  return odd;
}
