/** What an answer of the API holds: its body, already read. */
// biome-ignore lint/suspicious/noExplicitAny: an answer is what the API documents; its reader knows which one it asked for.
export type Body = any;

/** Somebody who works through the API under a session of their own. Errors: a call that was refused, with its answer. */
export type Actor = {
  get(path: string): Promise<Body>;
  post(path: string, body: unknown): Promise<Body>;
  patch(path: string, body: unknown): Promise<Body>;
};

/** Signs people in by login name, each once. */
export type Cast = (username: string) => Promise<Actor>;

/** Raw calls become an actor: an answer above 299 is an error that tells which call it was. */
export function actorOf(
  call: (
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    body?: unknown,
  ) => Promise<{ status: number; body: Body }>,
  name: string,
): Actor {
  const sure = async (method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown): Promise<Body> => {
    const answer = await call(method, path, body);
    if (answer.status > 299) {
      throw new Error(`${name}: ${method} ${path} answered ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    return answer.body;
  };
  return {
    get: (path) => sure('GET', path),
    post: (path, body) => sure('POST', path, body),
    patch: (path, body) => sure('PATCH', path, body),
  };
}

/** One sign-in per name, also when two ask at once. */
export function castOf(signIn: (username: string) => Promise<Actor>): Cast {
  const known = new Map<string, Promise<Actor>>();
  return (username) => {
    const actor = known.get(username) ?? signIn(username);
    known.set(username, actor);
    return actor;
  };
}

export const sessionOf = (actor: Actor): Promise<Body> => actor.get('/session');

export async function organisationIdOf(actor: Actor, code: string): Promise<string> {
  const { data } = await actor.get('/organisations');
  const found = data.find((organisation: Body) => organisation.code === code);
  if (found === undefined) throw new Error(`no organisation ${code}`);
  return found.id;
}
