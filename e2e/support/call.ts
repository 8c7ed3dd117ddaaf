import type { Page } from 'playwright-core';

export type Answer = { readonly status: number; readonly body: any };

/** A call over HTTP in the session of whoever sits at this desk: the same line as the screens, for long set-up. */
export async function call(page: Page, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await page.request.fetch(`/api/v1${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      'sec-fetch-site': 'same-origin',
    },
    ...(body === undefined ? {} : { data: JSON.stringify(body) }),
  });
  return { status: response.status(), body: await response.json().catch(() => null) };
}

/** The same, and it must succeed; else the answer stands in the error. */
export async function sure(
  page: Page,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer['body']> {
  const answer = await call(page, method, path, body);
  if (answer.status >= 300)
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}
