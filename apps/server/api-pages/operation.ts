import { type Html, html } from '#platform/server/index.ts';
import { type FieldLine, fieldsOf, typeOf } from './fields.ts';
import type { ApiTexts } from './texts.ts';

type Json = Readonly<Record<string, unknown>>;

export type Operation = {
  readonly path: string;
  readonly method: string;
  readonly tag: string;
  readonly about: Json;
};

type Parameter = {
  readonly name: string;
  readonly in: keyof ApiTexts['in'];
  readonly required?: boolean;
  readonly schema: Json;
};

/** The operations of a document, in its own order. */
export function operationsOf(document: Json): Operation[] {
  return Object.entries(document.paths as Record<string, Record<string, Json>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, about]) => ({
      path,
      method: method.toUpperCase(),
      tag: String((about.tags as string[])[0]),
      about,
    })),
  );
}

/** What a reference in the document stands for. */
function follow(document: Json, value: Json): Json {
  if (typeof value.$ref !== 'string') return value;
  const found = value.$ref
    .slice(2)
    .split('/')
    .reduce<unknown>((at, key) => (at as Json)[key], document);
  return found as Json;
}

const schemaIn = (part: Json | undefined): Json | undefined => {
  const [content] = Object.values((part?.content ?? {}) as Record<string, Json>);
  return content?.schema as Json | undefined;
};

const fieldTable = (fields: readonly FieldLine[], texts: ApiTexts): Html => html`<div class="scroll"><table>
<thead><tr><th scope="col">${texts.field}</th><th scope="col">${texts.type}</th><th scope="col"></th></tr></thead>
<tbody>${fields.map(({ name, type, required }) => html`<tr><td><code>${name}</code></td><td><code>${type}</code></td><td>${required && texts.required}</td></tr>`)}</tbody>
</table></div>`;

function parameterTable(parameters: readonly Parameter[], texts: ApiTexts): Html {
  const rows = parameters.map(
    ({ name, in: place, required, schema }) =>
      html`<tr><td><code>${name}</code></td><td><code>${typeOf(schema)}</code></td><td>${texts.in[place]}</td><td>${required === true && texts.required}</td></tr>`,
  );
  return html`<h4>${texts.parameters}</h4><div class="scroll"><table>
<thead><tr><th scope="col">${texts.field}</th><th scope="col">${texts.type}</th><th scope="col">${texts.place}</th><th scope="col"></th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function replyPart(document: Json, texts: ApiTexts, status: string, given: Json): Html {
  const schema = schemaIn(given);
  const [media] = Object.keys((given.content ?? {}) as Json);
  const fields =
    schema === undefined || media !== 'application/json' ? [] : fieldsOf(follow(document, schema));
  const about = schema === undefined ? texts.nothing : (media ?? '');
  return html`<p><strong>${status}</strong> <span class="soft">${about}</span></p>${fields.length > 0 && fieldTable(fields, texts)}`;
}

/** One operation with its parameters, body and answers; opens without script. */
export function operationPart(document: Json, texts: ApiTexts, operation: Operation): Html {
  const { path, method, about } = operation;
  const parameters = ((about.parameters ?? []) as Json[]).map(
    (one) => follow(document, one) as unknown as Parameter,
  );
  const body = schemaIn(about.requestBody as Json | undefined);
  const replies = Object.entries(about.responses as Record<string, Json>);
  const good = replies.filter(([status]) => status.startsWith('2') || status.startsWith('3'));
  const bad = replies.filter(([status]) => /^[45]/.test(status)).map(([status]) => status);
  return html`<details class="operation" id="${String(about.operationId)}">
<summary><h3><span class="method">${method}</span> <code>${path}</code></h3><p>${String(about.summary)}${Array.isArray(about.security) && html` <span class="soft">(${texts.open})</span>`}</p></summary>
${typeof about.description === 'string' && html`<p>${about.description}</p>`}
${parameters.length > 0 && parameterTable(parameters, texts)}
${body !== undefined && html`<h4>${texts.body}</h4>${fieldTable(fieldsOf(body), texts)}`}
<h4>${texts.replies}</h4>
${good.map(([status, given]) => replyPart(document, texts, status, given))}
<p class="soft"><a href="#problems">${texts.problems}</a>: ${bad.join(', ')}</p>
</details>`;
}
