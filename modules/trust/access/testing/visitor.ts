/** What a browser keeps and does without a screen: cookies per host, redirects, forms. */
export type Visitor = {
  readonly cookies: Map<string, string>;
  /** Follows redirects; the answer is the last page, with every address that was passed. */
  get(url: string, headers?: Record<string, string>): Promise<Visit>;
  post(url: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Visit>;
};

type Visit = {
  readonly status: number;
  readonly url: string;
  readonly text: string;
  readonly headers: Headers;
  readonly passed: readonly string[];
};

export function openVisitor(): Visitor {
  const cookies = new Map<string, string>();
  const keep = (url: URL, response: Response): void => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(pair.indexOf('=') + 1);
      const path =
        attributes
          .map((text) => text.trim())
          .find((text) => /^path=/i.test(text))
          ?.slice(5) ?? '/';
      const key = `${url.host} ${path} ${name}`;
      if (value === '' || attributes.some((text) => /expires=Thu, 01 Jan 1970|max-age=0/i.test(text)))
        cookies.delete(key);
      else cookies.set(key, value);
    }
  };
  const cookieHeader = (url: URL): string =>
    [...cookies]
      .flatMap(([key, value]) => {
        const [host, path, name] = key.split(' ');
        return host === url.host && url.pathname.startsWith(path ?? '/') ? [`${name}=${value}`] : [];
      })
      .join('; ');
  const send = async (
    address: string,
    init: { method: string; body?: string; headers?: Record<string, string> },
    passed: string[],
  ): Promise<Visit> => {
    const url = new URL(address);
    const cookie = cookieHeader(url);
    const response = await fetch(url, {
      method: init.method,
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        'sec-fetch-site': 'same-origin',
        ...(cookie === '' ? {} : { cookie }),
        ...(init.body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        ...init.headers,
      },
      ...(init.body === undefined ? {} : { body: init.body }),
    });
    keep(url, response);
    passed.push(url.href);
    const location = response.headers.get('location');
    if (location !== null && response.status >= 300 && response.status < 400) {
      await response.arrayBuffer();
      return send(new URL(location, url).href, { method: 'GET' }, passed);
    }
    return {
      status: response.status,
      url: url.href,
      text: await response.text(),
      headers: response.headers,
      passed,
    };
  };
  return {
    cookies,
    get: (url, headers) => send(url, { method: 'GET', ...(headers === undefined ? {} : { headers }) }, []),
    post: (url, form, headers) =>
      send(
        url,
        {
          method: 'POST',
          body: new URLSearchParams(form).toString(),
          ...(headers === undefined ? {} : { headers }),
        },
        [],
      ),
  };
}
