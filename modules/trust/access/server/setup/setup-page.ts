import { type Html, html } from '#platform/server/index.ts';
import { fill, type PageTexts } from '../pages/texts.ts';
import type { SetupState } from './setup-queries.ts';

export type ProviderState =
  | { readonly state: 'none' }
  | { readonly state: 'good' | 'bad'; readonly issuer: string; readonly reason: string };

export type SetupView = {
  readonly texts: PageTexts['setup'];
  readonly state: SetupState;
  readonly provider: ProviderState;
  readonly callbackUrl: string;
  readonly preparedRegions: readonly string[];
  readonly organisationTypes: readonly { readonly code: string; readonly title: string }[];
  /** What was wrong with the last form; empty: nothing. */
  readonly wrong: string;
};

const field = (
  name: string,
  label: string,
  options: { required?: boolean; pattern?: string; value?: string } = {},
): Html =>
  html`<label class="field"><span>${label}</span><input name="${name}" value="${options.value ?? ''}" autocomplete="off"
${options.required === true ? html`required` : null} ${options.pattern === undefined ? null : html`pattern="${options.pattern}"`}></label>`;

const choice = (name: string, label: string, options: readonly { value: string; text: string }[]): Html =>
  html`<label class="field"><span>${label}</span><select name="${name}">${options.map(
    (option) => html`<option value="${option.value}">${option.text}</option>`,
  )}</select></label>`;

const CODE = '[a-z0-9]+(-[a-z0-9]+)*';

function regionStep({ texts, state, preparedRegions }: SetupView): Html {
  if (state.region !== null)
    return html`<section class="card"><h2>${texts.step1}</h2><p>${state.region.name}</p></section>`;
  const prepared =
    preparedRegions.length === 0
      ? null
      : html`<form method="post" action="/setup/region">${choice(
          'prepared',
          texts.prepared,
          preparedRegions.map((name) => ({ value: name, text: name })),
        )}
<p><button>${texts.next}</button></p></form><h3>${texts.own}</h3>`;
  return html`<section class="card"><h2>${texts.step1}</h2>${prepared}<form method="post" action="/setup/region">
${field('code', texts.regionCode, { required: true, pattern: CODE })}${field('name', texts.regionName, { required: true })}
<button>${texts.next}</button></form></section>`;
}

function organisationStep({ texts, state, organisationTypes }: SetupView): Html | null {
  if (state.region === null) return null;
  const { length: count } = state.organisations;
  const types = organisationTypes.map((type) => ({ value: type.code, text: type.title }));
  return html`<section class="card"><h2>${texts.step2}</h2>
<p>${fill(count === 1 ? texts.organisations_one : texts.organisations_other, { count })}</p>
<ul>${state.organisations.map((organisation) => html`<li>${organisation.name}</li>`)}</ul>
<form method="post" action="/setup/organisations">
${field('name', texts.organisationName, { required: true })}${field('code', texts.organisationCode, { required: true, pattern: CODE })}
${choice('type', texts.organisationType, types)}
${field('referencePrefix', texts.referencePrefix, { required: true, pattern: '[A-Z]{3}' })}${field('cbsCode', texts.cbsCode, { pattern: 'GM[0-9]{4}' })}
<button>${texts.add}</button></form></section>`;
}

function providerStep({ texts, provider, callbackUrl }: SetupView): Html {
  if (provider.state === 'none')
    return html`<section class="card"><h2>${texts.step3}</h2><p class="note">${texts.issuerNone}</p></section>`;
  const verdict =
    provider.state === 'good'
      ? html`<p class="note note--good">${texts.issuerGood}</p>`
      : html`<p class="note note--bad">${fill(texts.issuerBad, { reason: provider.reason })}</p><p><a class="button" href="/setup">${texts.check}</a></p>`;
  return html`<section class="card"><h2>${texts.step3}</h2><dl><dt>${texts.issuer}</dt><dd>${provider.issuer}</dd></dl>${verdict}
<p>${texts.callback} <code>${callbackUrl}</code></p></section>`;
}

function administratorStep({ texts, state, provider }: SetupView): Html | null {
  if (state.organisations.length === 0 || provider.state !== 'good') return null;
  const organisations = state.organisations.map((organisation) => ({
    value: organisation.id,
    text: organisation.name,
  }));
  return html`<section class="card"><h2>${texts.step4}</h2><form method="post" action="/setup/administrator">
${field('name', texts.personName, { required: true })}${choice('organisationId', texts.personOrganisation, organisations)}
${field('title', texts.personTitle, { required: true, value: texts.titleDefault })}
${field('email', texts.personEmail)}${field('subject', texts.personSubject)}
<button>${texts.finish}</button></form></section>`;
}

/** The whole set-up on one page: what is done is shown, what comes next is a form. Works without script. */
export const setupPage = (view: SetupView): Html => html`<h1>${view.texts.title}</h1><p>${view.texts.lead}</p>
${view.wrong === '' ? null : html`<p class="note note--bad" role="alert">${view.wrong}</p>`}
${regionStep(view)}${organisationStep(view)}${providerStep(view)}${administratorStep(view)}`;
