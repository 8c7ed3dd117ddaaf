import { useState } from 'react';
import { Actions, Button, Form, RadioGroup, Stack, TextAreaField } from '#platform/ui/index.ts';
import { useForm, useRefresh } from '#platform/web/index.ts';
import { FINDINGS, type FindingBody, type UnusualLook } from '../model/index.ts';
import { settleLook } from './audit-api.ts';
import { auditTexts } from './audit-texts.ts';
import { useSentence } from './use-sentence.ts';

type Value = { finding: string; reason: string };

/** What the officer found of it, with the reason. Asked leaves it open; the other two settle it. */
export function FindingForm({ look, onDone }: { look: UnusualLook; onDone: () => void }) {
  const { t } = auditTexts.useText();
  const sentence = useSentence();
  const refresh = useRefresh('unusual-looks');
  const [value, setValue] = useState<Value>({ finding: '', reason: '' });
  const form = useForm<Value>({
    value,
    setValue,
    check: ({ finding }) => (finding === '' ? [{ pointer: '/finding', code: 'required' }] : []),
    submit: async ({ finding, reason }) => {
      await settleLook(look.id, {
        finding: finding as FindingBody['finding'],
        reason,
        expectedVersion: look.version,
      });
      await refresh();
      onDone();
    },
  });
  const choices = FINDINGS.filter((finding) => finding !== 'asked' || look.asked === null);
  return (
    <Form form={form} label={t('finding.title')}>
      <Stack>
        <p>
          <b>{look.actorName}</b>: {sentence(look)}
        </p>
        <RadioGroup
          legend={t('finding.question')}
          choices={choices.map((finding) => ({
            value: finding,
            label: t(`finding.${finding}`),
            text: t(`finding.${finding}Text`),
          }))}
          {...form.field('finding')}
        />
        <TextAreaField
          label={t('finding.reason')}
          hint={t('finding.reasonHint')}
          rows={3}
          {...form.field('reason')}
        />
      </Stack>
      <Actions>
        <Button type="submit" kind="primary" busy={form.submitting}>
          {t('finding.save')}
        </Button>
      </Actions>
    </Form>
  );
}
