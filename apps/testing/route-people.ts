import type { RouteDefinition } from '#platform/server/index.ts';
import type { Client, TestProduct } from './test-product.ts';

/** People of every role that the demo region has, to find for each route who may enter and who may not. */
export type RoutePeople = {
  insider(definition: RouteDefinition): Client | undefined;
  outsider(definition: RouteDefinition): Client | undefined;
};

type Someone = { readonly client: Client; readonly groups: readonly string[] };

const enters = ({ groups }: Someone, definition: RouteDefinition): boolean =>
  typeof definition.enter === 'string' || definition.enter.some((group) => groups.includes(group));

export async function findRoutePeople(product: TestProduct): Promise<RoutePeople> {
  const { rows } = await product.owner.query<{ subject: string }>(
    `select distinct on (a.roles) p.subject from person p join appointment a on a.person_id = p.id order by a.roles, p.subject`,
  );
  const people: Someone[] = [];
  for (const { subject } of rows) {
    const client = await product.signIn(subject);
    people.push({ client, groups: await client.inScope(async (scope) => scope.groups) });
  }
  return {
    insider: (definition) => people.find((someone) => enters(someone, definition))?.client,
    outsider: (definition) => people.find((someone) => !enters(someone, definition))?.client,
  };
}
