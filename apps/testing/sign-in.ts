import type { APIRequestContext } from 'playwright-core';

/**
 * Signs somebody of the demo in by the login protocol, request by request as a browser sends them, without drawing the
 * pages in between; the session is that of the browser whose requests these are. Errors: the step that was refused.
 */
export async function signInByRequests(
  requests: APIRequestContext,
  url: string,
  username: string,
): Promise<void> {
  const choice = await requests.get(`${url}/login?returnTo=/`);
  const signedIn = await requests.post(choice.url(), {
    form: { username },
    headers: { origin: url },
  });
  if (!signedIn.ok() || new URL(signedIn.url()).pathname !== '/')
    throw new Error(`${username} was not signed in: ${signedIn.status()} at ${signedIn.url()}`);
}
