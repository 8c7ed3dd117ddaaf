const OF_LOGIN = /^\/(login|logout|oidc|api|setup)(\/|$)/;

/** A place inside the product to go to after signing in; anything else becomes the home page. */
export function safeReturnTo(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || wanted.length > 2_000) return '/';
  try {
    // The parser sees what a browser would: `//other.example` and `/\other.example` leave this site.
    const target = new URL(wanted, 'http://inside.invalid');
    if (target.origin !== 'http://inside.invalid' || OF_LOGIN.test(target.pathname)) return '/';
    return `${target.pathname}${target.search}${target.hash}`;
  } catch {
    return '/';
  }
}
