import { html } from '#platform/server/index.ts';
import type { Identity } from '../login-client.ts';
import type { PageOptions } from './layout.ts';
import { type PageLanguage, textsOf } from './texts.ts';

/** For someone whom the provider knows and Schakel does not: what to pass on to get an appointment. */
export function noAppointmentPage(language: PageLanguage, identity: Identity | undefined): PageOptions {
  const texts = textsOf(language).noAppointment;
  const details =
    identity === undefined
      ? null
      : html`<p>${texts.tell}</p><dl>
<dt>${texts.issuer}</dt><dd>${identity.issuer}</dd><dt>${texts.subject}</dt><dd>${identity.subject}</dd>
${identity.email === null ? null : html`<dt>${texts.email}</dt><dd>${identity.email}</dd>`}</dl>`;
  const body = html`<h1>${texts.title}</h1><p>${texts.lead}</p>${details}<p><a class="button" href="/login">${texts.other}</a></p>`;
  return { language, title: texts.title, body };
}
