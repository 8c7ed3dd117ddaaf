import { readFileSync } from 'node:fs';
import { feature } from 'topojson-client';
import type { Rings } from './inside-boundary.ts';

export interface Municipality {
  readonly code: string;
  readonly name: string;
  readonly boundary: readonly Rings[];
}

type Map = Parameters<typeof feature>[0];
interface Area {
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: Rings }
    | { readonly type: 'MultiPolygon'; readonly coordinates: readonly Rings[] };
  readonly properties: { readonly code: string; readonly name: string };
}

/** The municipalities of a TopoJSON file that has them in the object `municipalities`. */
export function readMunicipalities(path: string | URL): readonly Municipality[] {
  const map = JSON.parse(readFileSync(path, 'utf8')) as Map;
  const municipalities = map.objects.municipalities;
  if (municipalities === undefined) throw new Error('the map has no municipalities');
  const { features } = feature(map, municipalities) as unknown as { readonly features: readonly Area[] };
  return features.map(({ geometry, properties }) => ({
    ...properties,
    boundary: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
  }));
}
