const NAME = 'schakel:signed-in';

/** Tells the other windows of this device that somebody logged in. */
export function announceSignedIn(): void {
  const channel = new BroadcastChannel(NAME);
  channel.postMessage('signed-in');
  channel.close();
}

export function whenSignedIn(then: () => void): () => void {
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = then;
  return () => channel.close();
}
