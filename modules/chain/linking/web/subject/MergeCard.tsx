import { useState } from 'react';
import { Actions, ButtonLink, Card, CardHeader } from '#platform/ui/index.ts';
import type { SubjectPageData } from '../../model/index.ts';
import { linkingTexts } from '../linking-texts.ts';
import { SubjectPicker } from './SubjectPicker.tsx';

/** The way to merging this subject with another; deciding comes after looking. */
export function MergeCard({ subject }: { subject: SubjectPageData }) {
  const { t } = linkingTexts.useText();
  const [other, setOther] = useState<string | null>(null);
  return (
    <Card sunk>
      <CardHeader title={t('subject.mergeWith')} />
      <SubjectPicker
        label={t('subject.merge')}
        hint={t('subject.mergeHint')}
        value={other}
        onValueChange={setOther}
        kind={subject.kind}
        without={subject.id}
      />
      {other !== null && (
        <Actions>
          <ButtonLink to={`/subjecten/samenvoegen?subjects=${subject.id},${other.slice(2)}`}>
            {t('merge.chosen', { count: 2 })}
          </ButtonLink>
        </Actions>
      )}
    </Card>
  );
}
