import { readFile } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { isProblemCode, problemCodes } from '#platform/kit/index.ts';
import { API_PREFIX, API_VERSION, type Html, html, type ProblemSentences } from '#platform/server/index.ts';
import { type Operation, operationPart, operationsOf } from './operation.ts';
import { type ApiLanguage, type ApiTexts, languageOf, textsOf } from './texts.ts';

const STYLE_PATH = '/api/style.css';
const styles = [
  new URL('../../../platform/ui/theme/tokens.css', import.meta.url),
  new URL('./api-pages.css', import.meta.url),
];

type Sentences = Readonly<Record<string, string>>;

function page(language: ApiLanguage, title: string, body: Html): string {
  const texts = textsOf(language);
  return `<!doctype html>${
    html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - ${texts.product}</title>
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body>
<header class="bar"><a href="/">${texts.product}</a></header>
<main>${body}</main>
</body>
</html>`.markup
  }`;
}

const send = (reply: FastifyReply, status: number, text: string): FastifyReply =>
  reply.code(status).header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(text);

function problemList(texts: ApiTexts, sentences: Sentences, language: ApiLanguage): Html {
  const query = language === 'en' ? '?taal=en' : '';
  const rows = Object.entries(problemCodes).map(
    ([code, { status }]) =>
      html`<tr><td><a href="/problems/${code}${query}"><code>${code}</code></a></td><td>${status}</td><td>${sentences[code]}</td></tr>`,
  );
  return html`<h2 id="problems">${texts.problems}</h2><p>${texts.problemsIntro}</p><div class="scroll"><table>
<thead><tr><th scope="col">${texts.code}</th><th scope="col">${texts.status}</th><th scope="col">${texts.meaning}</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function overview(
  document: Readonly<Record<string, unknown>>,
  language: ApiLanguage,
  sentences: Sentences,
): string {
  const texts = textsOf(language);
  const byTag = Map.groupBy(operationsOf(document), (operation: Operation) => operation.tag);
  const tags = [...byTag.keys()].sort();
  const how = [texts.howSignIn, texts.howPurpose, texts.howKey, texts.howVersion, texts.howPage];
  return page(
    language,
    texts.title,
    html`<h1>${texts.product} ${texts.title}</h1>
<p>${texts.intro}</p>
<p><a href="${API_PREFIX}/openapi.json">${texts.document}</a> <span class="soft">${texts.version} ${API_VERSION}</span></p>
<nav aria-label="${texts.contents}"><ul class="contents">${tags.map((tag) => html`<li><a href="#tag-${tag}">${tag}</a></li>`)}<li><a href="#problems">${texts.problems}</a></li></ul></nav>
<h2>${texts.how}</h2><ul>${how.map((line) => html`<li>${line}</li>`)}</ul>
${tags.map((tag) => html`<section><h2 id="tag-${tag}">${tag}</h2>${(byTag.get(tag) ?? []).map((operation) => operationPart(document, texts, operation))}</section>`)}
${problemList(texts, sentences, language)}`,
  );
}

function problemPage(
  language: ApiLanguage,
  sentences: Sentences,
  code: string,
): { status: number; text: string } {
  const texts = textsOf(language);
  const back = html`<p><a href="/api${language === 'en' ? '?taal=en' : ''}#problems">${texts.problemMore}</a></p>`;
  if (!isProblemCode(code)) {
    return {
      status: 404,
      text: page(language, texts.unknownProblem, html`<h1>${texts.unknownProblem}</h1>${back}`),
    };
  }
  const status = texts.problemStatus.replace('{{status}}', String(problemCodes[code].status));
  const body = html`<h1><code>${code}</code></h1><p class="note">${sentences[code]}</p><p class="soft">${status}</p>${back}`;
  return { status: 200, text: page(language, code, body) };
}

/** Pages about the API for people, made from its own description: /api, and /problems/... for each problem code. */
export async function addApiPages(app: FastifyInstance, sentences: ProblemSentences): Promise<void> {
  const style = (await Promise.all(styles.map((file) => readFile(file, 'utf8')))).join('\n');
  const made = new Map<ApiLanguage, string>();
  app.get(STYLE_PATH, (_request, reply) =>
    reply.header('cache-control', 'no-cache').type('text/css; charset=utf-8').send(style),
  );
  app.get('/api', async (request, reply) => {
    const language = languageOf(request.query);
    const text = made.get(language) ?? overview(await describe(app), language, sentences[language]);
    made.set(language, text);
    return send(reply, 200, text);
  });
  app.get('/problems/:code', (request, reply) => {
    const language = languageOf(request.query);
    const { code } = request.params as { code: string };
    const { status, text } = problemPage(language, sentences[language], code);
    return send(reply, status, text);
  });
}

/** The published description itself, so that the pages never tell anything else. */
async function describe(app: FastifyInstance): Promise<Readonly<Record<string, unknown>>> {
  return (await app.inject({ method: 'GET', url: `${API_PREFIX}/openapi.json` })).json();
}
