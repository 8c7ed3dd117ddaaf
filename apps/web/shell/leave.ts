import { createDraftStore } from '#platform/web/drafts/draft-store.ts';
import type { Session, SignedOut } from '#platform/web/session.ts';

/** Drafts go with the person: nothing of them may stay on a shared computer. */
function forgetDrafts(session: Session): void {
  const store = createDraftStore(localStorage);
  for (const appointment of session.appointments) store.removeAll(`${session.person.id}:${appointment.id}`);
}

/** Ends the session here, and then at the identity provider when it has a page for that. */
export async function leave(session: Session, signOut: () => Promise<SignedOut>): Promise<void> {
  const { endSessionUrl } = await signOut();
  forgetDrafts(session);
  location.assign(endSessionUrl ?? '/aanmelden');
}
