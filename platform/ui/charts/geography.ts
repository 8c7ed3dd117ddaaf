import { geoContains, geoMercator, geoPath } from 'd3-geo';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** A municipality on the map: CBS code and name. */
export type AreaProperties = { code: string; name: string };
export type Area = Feature<Geometry, AreaProperties>;
export type RegionTopology = Topology<{ municipalities: GeometryCollection<AreaProperties> }>;

export function areasOf(topology: RegionTopology): FeatureCollection<Geometry, AreaProperties> {
  return feature(topology, topology.objects.municipalities);
}

/** Fits the region in a box; `zoom` and `centre` look closer. */
export function projectionOf(
  areas: FeatureCollection<Geometry, AreaProperties>,
  size: { width: number; height: number },
  zoom = 1,
  centre?: readonly [number, number],
) {
  const projection = geoMercator().fitExtent(
    [
      [8, 8],
      [size.width - 8, size.height - 8],
    ],
    areas,
  );
  if (zoom === 1 || !centre) return projection;
  const [x, y] = projection([...centre]) ?? [0, 0];
  const [left, top] = projection.translate();
  return projection
    .scale(projection.scale() * zoom)
    .translate([size.width / 2 + (left - x) * zoom, size.height / 2 + (top - y) * zoom]);
}

export function pathOf(projection: ReturnType<typeof projectionOf>) {
  return geoPath(projection);
}

export function areaAt(
  areas: FeatureCollection<Geometry, AreaProperties>,
  lon: number,
  lat: number,
): AreaProperties | null {
  return areas.features.find((area) => geoContains(area, [lon, lat]))?.properties ?? null;
}
