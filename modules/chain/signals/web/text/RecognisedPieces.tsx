import { IconSparkles } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { systemClock } from '#platform/kit/clock.ts';
import { calendarDateAt } from '#platform/kit/dates.ts';
import { Alert, Chip, Glyph } from '#platform/ui/index.ts';
import { useSettled } from '#platform/web/index.ts';
import {
  findInText,
  mentionBody,
  mentionOf,
  narrativeLimit,
  piecesToOffer,
  type TextPiece,
} from '../../model/index.ts';
import { type IntakeValue, type MentionDraft, mentionInputOf } from '../intake/intake-value.ts';
import { signalTexts } from '../signal-texts.ts';
import { mentionFromPiece } from './piece-mention.ts';

/** What is being typed as a mention, as far as it can be read already. */
function typedMentions(drafts: readonly MentionDraft[]) {
  const today = calendarDateAt(systemClock.now());
  return drafts.flatMap((draft) => {
    const read = mentionBody.safeParse(mentionInputOf(draft));
    return read.success ? [mentionOf(read.data, today)] : [];
  });
}

/** What the program reads in the story: offered, never added by itself. */
export function RecognisedPieces({
  value,
  onAdd,
}: {
  value: IntakeValue;
  onAdd: (mention: MentionDraft) => void;
}) {
  const { t } = signalTexts.useText();
  const story = useSettled(value.narrative);
  const { pieces, bsn } = useMemo(() => findInText(story.slice(0, narrativeLimit)), [story]);
  const chips = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  // The one that was added goes away: by keyboard one goes on with the next.
  useEffect(() => {
    if (chosen === null) return;
    const left = chips.current?.querySelectorAll('button');
    left?.[Math.min(chosen, left.length - 1)]?.focus();
    setChosen(null);
  }, [chosen]);
  const add = (piece: TextPiece, index: number) => {
    onAdd(mentionFromPiece(piece));
    setChosen(index);
  };
  const found = piecesToOffer(pieces, { mentions: typedMentions(value.mentions), place: null });
  return (
    <>
      {found.length > 0 && (
        <div className="signal-chips" role="status" ref={chips}>
          <Glyph icon={IconSparkles} />
          <span className="sk-soft">{t('intake.recognised')}</span>
          {found.map((piece, index) => (
            <Chip key={piece.start} tone="proposal" onClick={() => add(piece, index)}>
              {t('intake.add', { value: piece.text })}
            </Chip>
          ))}
        </div>
      )}
      {bsn && (
        <Alert tone="warn" live>
          {t('intake.bsnInStory')}
        </Alert>
      )}
    </>
  );
}
