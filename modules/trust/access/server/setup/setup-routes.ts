import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { calendarDateAt } from '#platform/kit/index.ts';
import { html, refuseOtherOrigin, type SystemScope, withSystemScope } from '#platform/server/index.ts';
import { callbackUrl, discover } from '../login-client.ts';
import type { LoginParts } from '../login-parts.ts';
import { emailSubject } from '../login-queries.ts';
import { sendPage } from '../pages/layout.ts';
import { fill, languageOf, textsOf } from '../pages/texts.ts';
import { isSecure } from '../session-cookie.ts';
import { administratorForm, organisationForm, regionForm } from './setup-forms.ts';
import { type GivenForm, labelsOf, type ProviderState, type SetupStep, setupPage } from './setup-page.ts';
import {
  findSetupState,
  hasAdministrator,
  insertFirstAdministrator,
  insertOrganisation,
  insertRegion,
  isSetupToken,
  keepSetupToken,
} from './setup-queries.ts';

export type SetupParts = LoginParts & {
  /** Regions that are delivered along, by name, and how one is taken over (organisations and departments, no people). */
  readonly preparedRegions: readonly string[];
  readonly adoptRegion: (system: SystemScope, name: string) => Promise<void>;
};

const COOKIE = 'schakel_setup';

/** The address at which the first administrator sets the product up; undefined when there is one. A new call ends the earlier address. */
export async function openSetup(parts: Pick<LoginParts, 'pools' | 'baseUrl'>): Promise<string | undefined> {
  return withSystemScope(parts.pools.system, 'open the first set-up', async (system) => {
    if (await hasAdministrator(system)) return undefined;
    const token = randomBytes(32).toString('base64url');
    await keepSetupToken(system, token);
    return `${parts.baseUrl()}/setup?token=${token}`;
  });
}

async function checkProvider(parts: SetupParts): Promise<ProviderState> {
  const { oidc } = parts;
  if (oidc === undefined) return { state: 'none' };
  try {
    const metadata = (await discover(oidc)).serverMetadata();
    const methods = metadata.code_challenge_methods_supported;
    if (methods !== undefined && !methods.includes('S256'))
      return { state: 'bad', issuer: oidc.issuer, reason: 'PKCE S256' };
    return { state: 'good', issuer: oidc.issuer, reason: '' };
  } catch (error) {
    return {
      state: 'bad',
      issuer: oidc.issuer,
      reason: error instanceof Error ? error.message : String(error),
    };
  }
}

function closed(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = languageOf(request.query);
  const texts = textsOf(language).setup;
  return sendPage(reply, 403, {
    language,
    title: texts.closedTitle,
    body: html`<h1>${texts.closedTitle}</h1><p>${texts.closedLead}</p>`,
  });
}

async function show(
  parts: SetupParts,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  wrong: string,
  given?: GivenForm,
): Promise<FastifyReply> {
  const language = languageOf(request.query);
  const texts = textsOf(language).setup;
  const state = await withSystemScope(parts.pools.system, 'show the set-up', findSetupState);
  const body = setupPage({
    texts,
    state,
    provider: await checkProvider(parts),
    callbackUrl: callbackUrl(parts),
    preparedRegions: parts.preparedRegions,
    organisationTypes: parts.content.legal().document.content.organisationTypes,
    wrong,
    given,
  });
  return sendPage(reply, status, { language, title: texts.title, body });
}

type Outcome = 'done' | 'known' | 'wrong';
type Step<Form> = (parts: SetupParts, system: SystemScope, form: Form) => Promise<Outcome>;

const addRegion: Step<z.output<typeof regionForm>> = async (parts, system, form) => {
  if ((await findSetupState(system)).region !== null) return 'known';
  if (!('prepared' in form)) {
    await insertRegion(system, form.code, form.name);
    return 'done';
  }
  if (!parts.preparedRegions.includes(form.prepared)) return 'wrong';
  await parts.adoptRegion(system, form.prepared);
  return 'done';
};

const addOrganisation: Step<z.output<typeof organisationForm>> = async (parts, system, form) => {
  const { region } = await findSetupState(system);
  const types = parts.content.legal().document.content.organisationTypes;
  if (region === null || !types.some((type) => type.code === form.type)) return 'wrong';
  return (await insertOrganisation(system, region.id, form)) ? 'done' : 'known';
};

const addAdministrator: Step<z.output<typeof administratorForm>> = async (parts, system, form) => {
  const { organisations } = await findSetupState(system);
  if (
    parts.oidc === undefined ||
    !organisations.some((organisation) => organisation.id === form.organisationId)
  )
    return 'wrong';
  await insertFirstAdministrator(system, {
    ...form,
    issuer: parts.oidc.issuer,
    subject: form.subject ?? emailSubject(form.email ?? ''),
    validFrom: calendarDateAt(parts.clock.now()),
  });
  return 'done';
};

/** The fields of a form as they were typed. */
const typedIn = (body: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(body ?? {}).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.slice(0, 300)]] : [],
    ),
  );

/** One step: the token is checked in the transaction of the change. */
function stepHandler<Schema extends z.ZodType>(
  parts: SetupParts,
  step: SetupStep,
  schema: Schema,
  run: Step<z.output<Schema>>,
  finish?: typeof done,
) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    refuseOtherOrigin(request);
    const texts = textsOf(languageOf(request.query)).setup;
    const parsed = schema.safeParse(request.body ?? {});
    const outcome = await withSystemScope(parts.pools.system, 'a step of the set-up', async (system) => {
      if (!(await isSetupToken(system, request.cookies[COOKIE] ?? ''))) return 'closed' as const;
      return parsed.success ? run(parts, system, parsed.data) : ('wrong' as const);
    });
    if (outcome === 'closed') return closed(request, reply);
    const given = { step, values: typedIn(request.body) };
    const labels = labelsOf(texts, step);
    const names = parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.'));
    const what = [...new Set(names)].map((name) => labels[name] ?? name).join(', ');
    if (outcome === 'wrong') return show(parts, request, reply, 422, fill(texts.wrong, { what }), given);
    if (outcome === 'known') return show(parts, request, reply, 409, texts.known, given);
    return finish === undefined ? reply.redirect('/setup', 303) : finish(request, reply);
  };
}

function done(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = languageOf(request.query);
  const texts = textsOf(language);
  reply.clearCookie(COOKIE, { path: '/setup' });
  const body = html`<h1>${texts.setup.doneTitle}</h1><p>${texts.setup.doneLead}</p><p><a class="button" href="/login">${texts.loggedOut.again}</a></p>`;
  return sendPage(reply, 200, { language, title: texts.setup.doneTitle, body });
}

/** /setup: only without demo, only with the token that the start printed, only until there is an administrator. */
export function addSetupRoutes(app: FastifyInstance, parts: SetupParts): void {
  if (parts.demo) return;
  app.get('/setup', async (request, reply) => {
    const { token } = request.query as { token?: unknown };
    const given = typeof token === 'string' ? token : (request.cookies[COOKIE] ?? '');
    const open = await withSystemScope(parts.pools.system, 'look at the set-up', (system) =>
      isSetupToken(system, given),
    );
    if (!open) return closed(request, reply);
    if (typeof token !== 'string') return show(parts, request, reply, 200, '');
    // Out of the address, and so out of history and logs.
    reply.setCookie(COOKIE, token, {
      path: '/setup',
      httpOnly: true,
      sameSite: 'lax',
      secure: isSecure(parts),
      maxAge: 4 * 3600,
    });
    return reply.header('cache-control', 'no-store').redirect('/setup', 303);
  });
  app.post('/setup/region', stepHandler(parts, 'region', regionForm, addRegion));
  app.post('/setup/organisations', stepHandler(parts, 'organisations', organisationForm, addOrganisation));
  app.post(
    '/setup/administrator',
    stepHandler(parts, 'administrator', administratorForm, addAdministrator, done),
  );
}
