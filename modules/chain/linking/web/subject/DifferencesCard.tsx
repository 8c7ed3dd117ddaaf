import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Card, CardHeader, RadioGroup, ReasonDialog } from '#platform/ui/index.ts';
import type { ShownField, SubjectPageData } from '../../model/index.ts';
import { linkingTexts } from '../linking-texts.ts';
import { FieldValues } from './FieldValues.tsx';
import { noteValue } from './subject-api.ts';
import { useSubjectWords } from './use-subject-words.ts';

type Noting = { field: ShownField; at: number };

const WEIGHT: Readonly<Record<ShownField['severity'], number>> = {
  serious: 0,
  conflict: 1,
  varies: 2,
  agreed: 3,
};

/** Fields in which the sources differ, or of which somebody noted something; what weighs most first. */
export const differing = (fields: readonly ShownField[]): ShownField[] =>
  fields
    .filter((field) => field.severity !== 'agreed' || field.values.some((value) => value.note !== null))
    .toSorted((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);

/** Where the sources differ. The program does not choose; a person may note what is right. */
export function DifferencesCard({ subject }: { subject: SubjectPageData }) {
  const { t } = linkingTexts.useText();
  const [noting, setNoting] = useState<Noting | null>(null);
  const fields = differing(subject.fields);
  return (
    <Card>
      <CardHeader title={t('subject.differences')} count={fields.length} />
      <p className="sk-soft">
        {fields.length === 0 ? t('subject.noDifferences') : t('subject.differencesText')}
      </p>
      <FieldValues
        fields={fields}
        action={(field, at) => (
          <Button small kind="tertiary" onClick={() => setNoting({ field, at })}>
            {t('subject.note')}
          </Button>
        )}
      />
      {noting && <NoteDialog subject={subject} noting={noting} onClose={() => setNoting(null)} />}
    </Card>
  );
}

function NoteDialog(props: { subject: SubjectPageData; noting: Noting; onClose: () => void }) {
  const { subject, noting, onClose } = props;
  const { t } = linkingTexts.useText();
  const words = useSubjectWords();
  const client = useQueryClient();
  const [verdict, setVerdict] = useState('right');
  const { field, at } = noting;
  const value = field.values[at];
  return (
    <ReasonDialog
      title={t('subject.noteTitle', {
        field: words.field(field.field),
        value: words.value(field.field, value?.shown ?? null, at),
      })}
      confirmLabel={t('subject.save')}
      hint={t('subject.reasonHint')}
      onClose={onClose}
      onConfirm={async (reason) => {
        const mentionId = value?.mentionIds[0] ?? '';
        await noteValue(subject.id, { mentionId, field: field.field, verdict, reason });
        await client.invalidateQueries({ queryKey: ['subjects'] });
        onClose();
      }}
    >
      <RadioGroup
        legend={t('subject.noteVerdict')}
        value={verdict}
        onValueChange={setVerdict}
        choices={[
          { value: 'right', label: t('subject.noteRight') },
          { value: 'wrong', label: t('subject.noteWrong') },
        ]}
      />
    </ReasonDialog>
  );
}
