import { type Html, html } from '#platform/server/index.ts';
import { fill, type PageTexts } from '../pages/texts.ts';
import type { SetupState } from './setup-queries.ts';

export type SetupStep = 'region' | 'organisations' | 'administrator';

export type GivenForm = {
  readonly step: SetupStep;
  readonly values: Readonly<Record<string, string>>;
};

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
  /** The last form when it was not right, so that nothing that was typed is lost. */
  readonly given: GivenForm | undefined;
};

const CODE = '[a-z0-9]+(-[a-z0-9]+)*';

/** What the fields of a step are called on the page, by their names. */
export function labelsOf(texts: PageTexts['setup'], step: SetupStep): Readonly<Record<string, string>> {
  switch (step) {
    case 'region':
      return { prepared: texts.prepared, code: texts.regionCode, name: texts.regionName };
    case 'organisations':
      return {
        name: texts.organisationName,
        code: texts.organisationCode,
        type: texts.organisationType,
        referencePrefix: texts.referencePrefix,
        cbsCode: texts.cbsCode,
      };
    case 'administrator':
      return {
        name: texts.personName,
        organisationId: texts.personOrganisation,
        title: texts.personTitle,
        email: texts.personEmail,
        subject: texts.personSubject,
      };
  }
}

type FieldOptions = { required?: boolean; pattern?: string; value?: string };
type Choice = { readonly value: string; readonly text: string };

/** The fields of one form, with the labels of its step and what was typed when it was sent and not right. */
function fieldsOf({ texts, given }: SetupView, step: SetupStep) {
  const labels = labelsOf(texts, step);
  const typed = given?.step === step ? given.values : {};
  const line = (name: string, control: Html): Html =>
    html`<label class="field"><span>${labels[name] ?? name}</span>${control}</label>`;
  return {
    field: (name: string, { required, pattern, value = '' }: FieldOptions = {}): Html =>
      line(
        name,
        html`<input name="${name}" value="${typed[name] ?? value}" autocomplete="off"
${required === true ? html`required` : null} ${pattern === undefined ? null : html`pattern="${pattern}"`}>`,
      ),
    choice: (name: string, options: readonly Choice[]): Html =>
      line(
        name,
        html`<select name="${name}">${options.map(
          ({ value, text }) =>
            html`<option value="${value}"${typed[name] === value ? html` selected` : null}>${text}</option>`,
        )}</select>`,
      ),
  };
}

function regionStep(view: SetupView): Html {
  const { texts, state, preparedRegions } = view;
  if (state.region !== null)
    return html`<section class="card"><h2>${texts.step1}</h2><p>${state.region.name}</p></section>`;
  const { field, choice } = fieldsOf(view, 'region');
  const prepared =
    preparedRegions.length === 0
      ? null
      : html`<form method="post" action="/setup/region">${choice(
          'prepared',
          preparedRegions.map((name) => ({ value: name, text: name })),
        )}
<p><button>${texts.next}</button></p></form><h3>${texts.own}</h3>`;
  return html`<section class="card"><h2>${texts.step1}</h2>${prepared}<form method="post" action="/setup/region">
${field('code', { required: true, pattern: CODE })}${field('name', { required: true })}
<button>${texts.next}</button></form></section>`;
}

function organisationStep(view: SetupView): Html | null {
  const { texts, state, organisationTypes } = view;
  if (state.region === null) return null;
  const { field, choice } = fieldsOf(view, 'organisations');
  const { length: count } = state.organisations;
  const types = organisationTypes.map((type) => ({ value: type.code, text: type.title }));
  return html`<section class="card"><h2>${texts.step2}</h2>
<p>${fill(count === 1 ? texts.organisations_one : texts.organisations_other, { count })}</p>
<ul>${state.organisations.map((organisation) => html`<li>${organisation.name}</li>`)}</ul>
<form method="post" action="/setup/organisations">
${field('name', { required: true })}${field('code', { required: true, pattern: CODE })}
${choice('type', types)}
${field('referencePrefix', { required: true, pattern: '[A-Z]{3}' })}${field('cbsCode', { pattern: 'GM[0-9]{4}' })}
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

function administratorStep(view: SetupView): Html | null {
  const { texts, state, provider } = view;
  if (state.organisations.length === 0 || provider.state !== 'good') return null;
  const { field, choice } = fieldsOf(view, 'administrator');
  const organisations = state.organisations.map((organisation) => ({
    value: organisation.id,
    text: organisation.name,
  }));
  return html`<section class="card"><h2>${texts.step4}</h2><form method="post" action="/setup/administrator">
${field('name', { required: true })}${choice('organisationId', organisations)}
${field('title', { required: true, value: texts.titleDefault })}
${field('email')}${field('subject')}
<button>${texts.finish}</button></form></section>`;
}

/** The whole set-up on one page: what is done is shown, what comes next is a form. Works without script. */
export const setupPage = (view: SetupView): Html => html`<h1>${view.texts.title}</h1><p>${view.texts.lead}</p>
${view.wrong === '' ? null : html`<p class="note note--bad" role="alert">${view.wrong}</p>`}
${regionStep(view)}${organisationStep(view)}${providerStep(view)}${administratorStep(view)}`;
