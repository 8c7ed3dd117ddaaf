import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Actions, Button, Form, SelectField, TextAreaField } from '#platform/ui/index.ts';
import { useForm } from '#platform/web/index.ts';
import { type Relation, relations, type SubjectPageData } from '../../model/index.ts';
import { linkingTexts } from '../linking-texts.ts';
import { SubjectPicker } from './SubjectPicker.tsx';
import { linkSubject, networkOf } from './subject-api.ts';
import { useSubjectWords } from './use-subject-words.ts';

type Link = { other: string; relation: string; sourceSignalId: string; reason: string };

/** Everything must be filled in; a reason is a sentence. */
function check({ other, relation, sourceSignalId, reason }: Link) {
  return [
    ...(other === '' ? [{ pointer: '/otherSubjectId', code: 'required' as const }] : []),
    ...(relation === '' ? [{ pointer: '/relation', code: 'required' as const }] : []),
    ...(sourceSignalId === '' ? [{ pointer: '/sourceSignalId', code: 'required' as const }] : []),
    ...(reason.trim().length < 3 ? [{ pointer: '/reason', code: 'reason-missing' as const }] : []),
  ];
}

const bodyOf = ({ other, relation, sourceSignalId, reason }: Link) => ({
  relation: relation as Relation,
  sourceSignalId,
  reason: reason.trim(),
  ...(other.startsWith('s-') ? { otherSubjectId: other.slice(2) } : { otherMentionId: other.slice(2) }),
});

/** Records how this subject stands to another, with the signal that shows it and why. */
export function LinkForm({ subject, onClose }: { subject: SubjectPageData; onClose: () => void }) {
  const { t } = linkingTexts.useText();
  const words = useSubjectWords();
  const client = useQueryClient();
  const near = useQuery(networkOf(subject.id, { depth: '1', proposals: 'no' }));
  const [value, setValue] = useState<Link>({
    other: '',
    relation: '',
    sourceSignalId: subject.mentions[0]?.signalId ?? '',
    reason: '',
  });
  const form = useForm<Link>({
    value,
    setValue,
    check,
    submit: async (link) => {
      await linkSubject(subject.id, bodyOf(link));
      onClose();
      await client.invalidateQueries({ queryKey: ['subjects'] });
    },
  });
  const signals = new Map(subject.mentions.map((mention) => [mention.signalId, mention]));
  return (
    <Form form={form} label={t('subject.linkTitle')}>
      <SelectField
        {...form.field('relation')}
        label={t('subject.linkRelation')}
        options={relations.map((one) => ({ value: one, label: t(`subject.relation.${one}`) }))}
      />
      <SubjectPicker
        label={t('subject.linkWith')}
        hint={t('subject.linkWithHint')}
        id={form.idAt('/otherSubjectId')}
        error={form.errorAt('/otherSubjectId')}
        value={value.other === '' ? null : value.other}
        onValueChange={(other) => form.set('other', other ?? '')}
        without={subject.id}
        near={(near.data?.data.nodes ?? [])
          .filter((node) => node.depth > 0)
          .map((node) => ({ id: node.id, label: node.label, text: words.kind(node.kind) }))}
      />
      <SelectField
        {...form.field('sourceSignalId')}
        label={t('subject.linkSource')}
        options={[...signals.values()].map(({ signalId, reference, title }) => ({
          value: signalId,
          label: `${reference} · ${title}`,
        }))}
      />
      <TextAreaField {...form.field('reason')} label={t('subject.reason')} hint={t('subject.reasonHint')} />
      <Actions>
        <Button kind="primary" type="submit" busy={form.submitting}>
          {t('subject.save')}
        </Button>
        <Button kind="tertiary" onClick={onClose}>
          {t('subject.cancel')}
        </Button>
      </Actions>
    </Form>
  );
}
