import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Card, CardHeader, ReasonDialog, Sub, TextLink } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { SubjectPageData, TypedLink } from '../../model/index.ts';
import { linkingTexts } from '../linking-texts.ts';
import { LinkForm } from './LinkForm.tsx';
import { undoDecision } from './subject-api.ts';
import './subject.css';

/** Relations that a person recorded, each with its source. */
export function LinksCard({ subject }: { subject: SubjectPageData }) {
  const { t } = linkingTexts.useText();
  const [making, setMaking] = useState(false);
  const [undoing, setUndoing] = useState<TypedLink | null>(null);
  return (
    <Card>
      <CardHeader title={t('subject.links')} count={subject.links.length} />
      {subject.links.length === 0 && <p className="sk-soft">{t('subject.noLinks')}</p>}
      <ul className="subject-links">
        {subject.links.map((link) => (
          <LinkLine key={link.id} link={link} onUndo={() => setUndoing(link)} />
        ))}
      </ul>
      {making ? (
        <LinkForm subject={subject} onClose={() => setMaking(false)} />
      ) : (
        <Button small onClick={() => setMaking(true)}>
          {t('subject.newLink')}
        </Button>
      )}
      {undoing && <UndoLink link={undoing} onClose={() => setUndoing(null)} />}
    </Card>
  );
}

function LinkLine({ link, onUndo }: { link: TypedLink; onUndo: () => void }) {
  const { t } = linkingTexts.useText();
  const format = useFormat();
  return (
    <li>
      <span>
        {t(`subject.${link.outward ? 'relation' : 'relationBack'}.${link.relation}`)}{' '}
        <TextLink to={`/subjecten/${link.otherId}`}>{link.otherLabel}</TextLink>
      </span>
      {link.source && (
        <Sub>
          <TextLink to={`/signalen/${link.source.signalId}`}>
            {t('subject.source', { reference: link.source.reference })}
          </TextLink>
        </Sub>
      )}
      <Sub>
        {t('subject.by', { by: link.by, moment: format.dateTime(link.at) })}
        {link.reason !== null && `: ${link.reason}`}
      </Sub>
      {link.decisionId !== null && (
        <Button small kind="tertiary" onClick={onUndo}>
          {t('subject.undoLink')}
        </Button>
      )}
    </li>
  );
}

function UndoLink({ link, onClose }: { link: TypedLink; onClose: () => void }) {
  const { t } = linkingTexts.useText();
  const client = useQueryClient();
  return (
    <ReasonDialog
      title={t('subject.undoLink')}
      confirmLabel={t('subject.undo')}
      hint={t('subject.reasonHint')}
      onClose={onClose}
      onConfirm={async (reason) => {
        await undoDecision({ id: link.decisionId ?? '', version: link.version }, reason);
        await client.invalidateQueries({ queryKey: ['subjects'] });
        onClose();
      }}
    />
  );
}
