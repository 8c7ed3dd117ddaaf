import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Loading } from '#platform/ui/index.ts';
import type { SignalReceipt } from '../../model/index.ts';
import { draftsQuery } from '../signals-api.ts';
import { IntakeForm } from './IntakeForm.tsx';
import { emptyIntake, type IntakeValue } from './intake-value.ts';
import { SentPage } from './SentPage.tsx';

/** Recording: a draft that was left is taken up again, also from another device (`?concept=`). */
export function NewSignalPage() {
  const [params, setParams] = useSearchParams();
  const [sent, setSent] = useState<SignalReceipt | null>(null);
  const [round, setRound] = useState(0);
  const concept = params.get('concept');
  const again = () => {
    setSent(null);
    setParams({}, { replace: true });
    setRound((count) => count + 1);
  };
  if (sent !== null) return <SentPage receipt={sent} onAgain={again} />;
  if (concept !== null) return <FromServer key={concept} concept={concept} onSent={setSent} />;
  return <Fresh key={round} onSent={setSent} />;
}

type Props = { onSent: (receipt: SignalReceipt) => void };

function Fresh({ onSent }: Props) {
  const [initial] = useState(emptyIntake);
  return <IntakeForm draftKey="signals/new" initial={initial} onSent={onSent} />;
}

function FromServer({ concept, onSent }: Props & { concept: string }) {
  const drafts = useQuery(draftsQuery);
  if (drafts.isPending) return <Loading />;
  const kept = drafts.data?.find((draft) => draft.id === concept);
  if (kept === undefined) return <Fresh onSent={onSent} />;
  const value = {
    ...emptyIntake(),
    ...(kept.content as Partial<IntakeValue>),
    draftId: kept.id,
    files: kept.files,
  };
  return <IntakeForm draftKey={`signals/${concept}`} initial={value} startsDirty onSent={onSent} />;
}

export { NewSignalPage as Page };
