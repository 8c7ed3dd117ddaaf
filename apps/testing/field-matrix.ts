import type { FastifyInstance } from 'fastify';
import { type RouteDefinition, SESSION_COOKIE } from '#platform/server/index.ts';
import { nameOf } from './route-matrix.ts';
import { addressesFor, requestOf } from './route-requests.ts';
import type { Client } from './test-product.ts';

/** A value that stands in one field of one item and nowhere else: seen in an answer, that field was shown. */
export type Canary = { readonly itemId: string; readonly field: string; readonly value: string };

/** A field shown to somebody, by which route. */
export type Shown = { readonly route: string; readonly itemId: string; readonly field: string };

export type Reader = {
  readonly client: Pick<Client, 'token'>;
  readonly groups: readonly string[];
};

const mayEnter = ({ groups }: Reader, { enter }: RouteDefinition): boolean =>
  typeof enter === 'string' || enter.some((group) => groups.includes(group));

/**
 * Every field that a reader gets to see: each reading route that the reader may enter, asked with each id of the world wherever the
 * route takes one, with the values themselves wherever it searches, and once as it is.
 */
export async function fieldsShown(
  app: FastifyInstance,
  routes: readonly RouteDefinition[],
  reader: Reader,
  ids: readonly string[],
  canaries: readonly Canary[],
): Promise<Shown[]> {
  const shown: Shown[] = [];
  for (const route of routes.filter((each) => each.method === 'GET' && mayEnter(reader, each))) {
    const words = canaries.map(({ value }) => value);
    const addresses = [requestOf(route).path, ...addressesFor(route, ids, words)];
    for (const url of addresses) {
      const { body } = await app.inject({
        method: 'GET',
        url,
        cookies: { [SESSION_COOKIE]: reader.client.token },
      });
      const asked = decodeURIComponent(url.replaceAll('+', ' '));
      // What was typed to search by is no answer.
      for (const { itemId, field, value } of canaries)
        if (body.includes(value) && !asked.includes(value))
          shown.push({ route: nameOf(route), itemId, field });
    }
  }
  return shown;
}

/** Those that no disclosure covers, once each: `GET /signals/:id shows name of <item>`. */
export const uncovered = (
  shown: readonly Shown[],
  covered: (itemId: string, field: string) => boolean,
): string[] => [
  ...new Set(
    shown
      .filter(({ itemId, field }) => !covered(itemId, field))
      .map(({ route, field, itemId }) => `${route} shows ${field} of ${itemId}`),
  ),
];
