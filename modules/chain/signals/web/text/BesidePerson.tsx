import type { MentionDraft } from '../intake/intake-value.ts';
import { useBesidePerson } from '../panels.ts';
import { namedPersonOf } from './named-person.ts';

/** What another module shows beside a person who is being named. */
export function BesidePerson({ signalId, draft }: { signalId: string; draft: MentionDraft }) {
  const Panel = useBesidePerson();
  return Panel === null ? null : <Panel signalId={signalId} person={namedPersonOf(draft)} />;
}
