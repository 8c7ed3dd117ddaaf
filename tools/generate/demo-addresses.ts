/**
 * Makes content/addresses/demo-addresses.csv from the demo signals, the towns and the boundaries; the same input gives
 * the same output. Usage: node tools/generate/demo-addresses.ts [signals.csv]
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { csvLine, normaliseAddition, parsePostcode } from '#platform/kit/index.ts';
import { insideBoundary, type Point, type Rings } from './inside-boundary.ts';
import { readMunicipalities } from './municipal-boundaries.ts';
import { mendedStreet, usualStreets } from './usual-streets.ts';

interface SignalRow {
  readonly Gemeente: string;
  readonly Straat: string;
  readonly Huisnummer: string;
  readonly Toevoeging: string;
  readonly Postcode: string;
  readonly Plaats: string;
}
type Towns = Readonly<Record<string, Point>>;

const root = new URL('../../', import.meta.url);
const signalsPath = process.argv[2] ?? new URL('content/demo/signals-2025.csv', root);
const rows = parse(iconv.decode(readFileSync(signalsPath), 'windows-1252'), {
  columns: true,
  delimiter: ';',
  relax_quotes: true,
}) as SignalRow[];
const { towns } = readJson<{ towns: Towns }>('content/addresses/demo-towns.json');
const map = readMunicipalities(new URL('content/regions/ijsselland.topo.json', root));
const municipalities = new Map(map.map((each) => [each.name.toLowerCase(), each]));
const streets = usualStreets(rows.map((row) => row.Straat));

const lines = new Map<string, string>();
for (const row of rows) {
  const postcode = parsePostcode(row.Postcode);
  const municipality = municipalities.get(row.Gemeente.trim().toLowerCase());
  const street = mendedStreet(row.Straat, streets);
  const centre = towns[row.Plaats];
  if (!postcode.ok || !/^\d{1,5}$/.test(row.Huisnummer) || !municipality || !street || !centre) continue;
  const addition = normaliseAddition(row.Toevoeging) ?? '';
  const key = `${postcode.value}/${row.Huisnummer}/${addition}`;
  if (lines.has(key)) continue;
  const at = placeNear(centre, key, municipality.boundary);
  if (at === undefined) throw new Error(`the centre of ${row.Plaats} is not in ${row.Gemeente}`);
  const place = [at.lat.toFixed(5), at.lon.toFixed(5)];
  lines.set(
    key,
    csvLine([street, row.Huisnummer, addition, postcode.value, row.Plaats, municipality.code, ...place], ','),
  );
}
const sorted = [...lines].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, line]) => line.trimEnd());
const header = 'street,houseNumber,addition,postcode,town,municipalityCode,lat,lon';
writeFileSync(new URL('content/addresses/demo-addresses.csv', root), `${[header, ...sorted].join('\n')}\n`);
process.stdout.write(`${sorted.length} addresses\n`);

function readJson<Content>(path: string): Content {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8')) as Content;
}

/** A point within a kilometre of the centre, the same for the same key, moved towards the centre until it is inside. */
function placeNear(centre: Point, key: string, boundary: readonly Rings[]): Point | undefined {
  const hash = createHash('sha256').update(key).digest();
  const angle = (hash.readUInt32BE(0) / 2 ** 32) * 2 * Math.PI;
  const kilometresPerDegree = 111.2;
  for (let distance = Math.sqrt(hash.readUInt32BE(4) / 2 ** 32); distance > 0.01; distance *= 0.7) {
    const degrees = distance / kilometresPerDegree;
    const lat = centre.lat + degrees * Math.sin(angle);
    const lon = centre.lon + (degrees * Math.cos(angle)) / Math.cos((centre.lat * Math.PI) / 180);
    if (insideBoundary({ lat, lon }, boundary)) return { lat, lon };
  }
  return undefined;
}
