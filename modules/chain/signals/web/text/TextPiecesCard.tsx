import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import {
  Actions,
  Alert,
  Button,
  Card,
  CardHeader,
  Glyph,
  Loading,
  ProblemAlert,
  Stack,
} from '#platform/ui/index.ts';
import type { Signal, TextPieceView } from '../../model/index.ts';
import { mentionInputOf } from '../intake/intake-value.ts';
import { mentionIcons } from '../mention-icons.ts';
import { useBesidePerson } from '../panels.ts';
import { signalTexts } from '../signal-texts.ts';
import { addMention } from '../signals-api.ts';
import { mentionFromPiece } from './piece-mention.ts';
import { declinePiece, textPiecesQuery } from './text-pieces-api.ts';

const BesidePerson = lazy(async () => ({ default: (await import('./BesidePerson.tsx')).BesidePerson }));

/** What the text names and the signal does not have yet: to add, or not to be asked again. */
export function TextPiecesCard({ signal }: { signal: Signal }) {
  const { t } = signalTexts.useText();
  const { data, error, refetch } = useQuery(textPiecesQuery(signal.id, signal.version));
  const { answer, said, list } = usePieceAnswers(signal.id);
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  if (data.pieces.length === 0 && !data.bsnNotAllowed && said === null) return null;
  return (
    <Card>
      <CardHeader title={t('pieces.title')} aside={t('pieces.hint')} />
      <Stack>
        {data.bsnNotAllowed && <Alert tone="warn">{t('pieces.bsn')}</Alert>}
        {answer.error && <ProblemAlert problem={answer.error} />}
        <ul className="signal-pieces" ref={list} tabIndex={-1} aria-label={t('pieces.title')}>
          {data.pieces.map((piece, index) => (
            <PieceLine
              key={piece.key}
              signalId={signal.id}
              piece={piece}
              narrative={signal.narrative}
              busy={answer.isPending}
              onAnswer={(added) => answer.mutate({ piece, added, index })}
            />
          ))}
        </ul>
        <p role="status" className="sk-soft">
          {said}
        </p>
      </Stack>
    </Card>
  );
}

type Answered = { readonly piece: TextPieceView; readonly added: boolean; readonly index: number };

/** Adds or sets aside; then says so, and the focus goes to the next one. */
function usePieceAnswers(signalId: string) {
  const { t } = signalTexts.useText();
  const client = useQueryClient();
  const list = useRef<HTMLUListElement>(null);
  const [answered, setAnswered] = useState<Answered | null>(null);
  const answer = useMutation({
    mutationFn: async ({ piece, added }: Answered) => {
      if (added) await addMention(signalId, mentionInputOf(mentionFromPiece(piece)));
      else await declinePiece(signalId, piece.key);
    },
    onSuccess: async (_, done) => {
      await client.invalidateQueries({ queryKey: ['signals'] });
      await client.invalidateQueries({ queryKey: ['text-pieces', signalId] });
      setAnswered(done);
    },
  });
  useEffect(() => {
    if (answered === null) return;
    const next = list.current?.querySelectorAll<HTMLElement>('li')[answered.index]?.querySelector('button');
    (next ?? list.current)?.focus();
  }, [answered]);
  const said =
    answered && t(answered.added ? 'pieces.added' : 'pieces.declined', { value: answered.piece.text });
  return { answer, said, list };
}

/** So much of the text around it says what it is about. */
const AROUND = 60;

type LineProps = {
  signalId: string;
  piece: TextPieceView;
  narrative: string;
  busy: boolean;
  onAnswer: (added: boolean) => void;
};

function PieceLine({ signalId, piece, narrative, busy, onAnswer }: LineProps) {
  const { t } = signalTexts.useText();
  const { text: value, start, end } = piece;
  const maybe = useMaybeKnown(signalId, piece);
  const from = Math.max(0, start - AROUND);
  const until = Math.min(narrative.length, end + AROUND);
  return (
    <li>
      <div>
        <Glyph icon={mentionIcons[piece.kind]} /> <b>{value}</b>{' '}
        <span className="sk-soft">{t(`kind.${piece.kind}`)}</span>
        {piece.knownIn > 0 && <div className="sk-small">{t('pieces.known', { count: piece.knownIn })}</div>}
        <div className="sk-small sk-soft">
          {from > 0 && '…'}
          {narrative.slice(from, start)}
          <mark>{narrative.slice(start, end)}</mark>
          {narrative.slice(end, until)}
          {until < narrative.length && '…'}
        </div>
      </div>
      <Actions>
        {maybe.button}
        <Button
          small
          disabled={busy}
          aria-label={t('pieces.addThis', { value })}
          onClick={() => onAnswer(true)}
        >
          {t('pieces.add')}
        </Button>
        <Button
          small
          kind="tertiary"
          disabled={busy}
          aria-label={t('pieces.declineThis', { value })}
          onClick={() => onAnswer(false)}
        >
          {t('pieces.decline')}
        </Button>
      </Actions>
      {maybe.shown}
    </li>
  );
}

/** Who a person of the text may be, for who asks: each answer is a look at others, so none is given unasked. */
function useMaybeKnown(signalId: string, piece: TextPieceView) {
  const { t } = signalTexts.useText();
  const [open, setOpen] = useState(false);
  const id = useId();
  if (useBesidePerson() === null || piece.kind !== 'person') return { button: null, shown: null };
  const button = (
    <Button
      small
      kind="tertiary"
      aria-expanded={open}
      aria-controls={id}
      aria-label={t('pieces.maybeThis', { value: piece.text })}
      onClick={() => setOpen(!open)}
    >
      {t('pieces.maybe')}
    </Button>
  );
  const shown = (
    <div id={id} className="signal-pieces__known" hidden={!open}>
      {open && (
        <Suspense fallback={<Loading />}>
          <BesidePerson signalId={signalId} draft={mentionFromPiece(piece)} />
        </Suspense>
      )}
    </div>
  );
  return { button, shown };
}
