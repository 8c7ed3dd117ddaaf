import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Clock } from '#platform/kit/index.ts';

type Kept = { payload: AdapterPayload; readonly expires: number };

/** How much the provider may hold; past it the oldest go. A login takes four entries for ten minutes. */
const MOST = 10_000;

/** Where the embedded provider keeps sessions, codes and interactions: this process, for as long as they are good. */
export function memoryAdapter(clock: Clock): (name: string) => Adapter {
  const kept = new Map<string, Kept>();
  const find = (key: string): AdapterPayload | undefined => {
    const found = kept.get(key);
    if (found === undefined) return undefined;
    if (found.expires > clock.now().getTime()) return found.payload;
    kept.delete(key);
    return undefined;
  };
  const findBy = (name: string, test: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
    for (const key of kept.keys()) {
      if (!key.startsWith(`${name}:`)) continue;
      const payload = find(key);
      if (payload !== undefined && test(payload)) return payload;
    }
    return undefined;
  };
  return (name) => ({
    upsert: async (id, payload, expiresIn) => {
      kept.set(`${name}:${id}`, { payload, expires: clock.now().getTime() + (expiresIn ?? 600) * 1000 });
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST) break;
        kept.delete(oldest);
      }
    },
    find: async (id) => find(`${name}:${id}`),
    findByUid: async (uid) => findBy(name, (payload) => payload.uid === uid),
    findByUserCode: async () => undefined,
    consume: async (id) => {
      const payload = find(`${name}:${id}`);
      if (payload !== undefined) payload.consumed = Math.floor(clock.now().getTime() / 1000);
    },
    destroy: async (id) => {
      kept.delete(`${name}:${id}`);
    },
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
    },
  });
}
