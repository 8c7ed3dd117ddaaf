import type { FastifyReply } from 'fastify';
import { type Html, html } from '#platform/server/index.ts';
import { type PageLanguage, textsOf } from './texts.ts';

export const STYLE_PATH = '/login/style.css';

export type PageOptions = {
  readonly language: PageLanguage;
  readonly title: string;
  readonly body: Html;
  /** Goes on by itself; for addresses of others, to which a form may not lead. */
  readonly continueTo?: string;
};

/** A page of the server itself: works without script, looks like the product. */
export function pageOf({ language, title, body, continueTo }: PageOptions): string {
  const texts = textsOf(language);
  return `<!doctype html>${
    html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${continueTo === undefined ? null : html`<meta http-equiv="refresh" content="0; url=${continueTo}">`}
<title>${title} - ${texts.product}</title>
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body>
<header class="bar"><span class="bar__name">${texts.product}</span></header>
<main>${body}</main>
</body>
</html>`.markup
  }`;
}

export function sendPage(reply: FastifyReply, status: number, page: PageOptions): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(pageOf(page));
}
