import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import {
  Actions,
  Alert,
  Button,
  Card,
  CardHeader,
  CheckboxField,
  Form,
  TextAreaField,
} from '#platform/ui/index.ts';
import { useForm } from '#platform/web/index.ts';
import type { MergePreview } from '../../model/index.ts';
import { linkingTexts } from '../linking-texts.ts';
import { type MergeChoice, mergeSubjects } from '../subject/subject-api.ts';

type Decided = { reason: string; seen: readonly string[] };

/** What speaks against it, each to be answered by the reason, and the one decision. */
export function MergeDecision({ preview, choice }: { preview: MergePreview; choice: MergeChoice }) {
  const { t } = linkingTexts.useText();
  const final = preview.conflicts.filter((conflict) => !conflict.overrulable);
  if (final.length === 0) return <Decide preview={preview} choice={choice} />;
  return (
    <Card>
      <CardHeader title={t('merge.against')} count={preview.conflicts.length} />
      {final.map(({ code }) => (
        <Alert key={code} tone="error" title={t('merge.refused')}>
          <p>{t(`merge.conflict.${code}`)}</p>
        </Alert>
      ))}
      {preview.conflicts
        .filter((conflict) => conflict.overrulable)
        .map(({ code }) => (
          <p key={code}>{t(`merge.conflict.${code}`)}</p>
        ))}
    </Card>
  );
}

function useDecide(preview: MergePreview, choice: MergeChoice) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [value, setValue] = useState<Decided>({ reason: '', seen: [] });
  return useForm<Decided>({
    value,
    setValue,
    check: ({ reason, seen }) => [
      ...preview.conflicts
        .filter(({ code }) => !seen.includes(code))
        .map(({ code }) => ({ pointer: `/overrule/${code}`, code: 'required' as const })),
      ...(reason.trim().length < 3 ? [{ pointer: '/reason', code: 'reason-missing' as const }] : []),
    ],
    submit: async ({ reason, seen }) => {
      const { expectedState } = preview;
      const { data } = await mergeSubjects(choice, { reason: reason.trim(), overrule: seen, expectedState });
      // First away from the preview: of what is merged there is none any more.
      await navigate(`/subjecten/${data.id}`);
      client.removeQueries({ queryKey: ['subjects', 'merge'], type: 'inactive' });
      void client.invalidateQueries({ queryKey: ['proposals'] });
      void client.invalidateQueries({
        queryKey: ['subjects'],
        predicate: ({ queryKey }) => queryKey[1] !== 'merge',
      });
    },
  });
}

function Decide({ preview, choice }: { preview: MergePreview; choice: MergeChoice }) {
  const { t } = linkingTexts.useText();
  const form = useDecide(preview, choice);
  const { seen } = form.value;
  return (
    <Card>
      <CardHeader title={t('merge.decide')} />
      <Form form={form} label={t('merge.decide')}>
        {preview.conflicts.length === 0 && <p className="sk-soft">{t('merge.nothingAgainst')}</p>}
        {preview.conflicts.map(({ code }) => (
          <div key={code}>
            <p>
              <b>{t(`merge.conflict.${code}`)}</b>
            </p>
            <CheckboxField
              id={form.idAt(`/overrule/${code}`)}
              error={form.errorAt(`/overrule/${code}`)}
              value={seen.includes(code)}
              onValueChange={(on) => {
                form.set('seen', on ? [...seen, code] : seen.filter((one) => one !== code));
                form.forget(`/overrule/${code}`);
              }}
            >
              {t('merge.overrule')}
            </CheckboxField>
          </div>
        ))}
        <TextAreaField {...form.field('reason')} label={t('merge.reason')} hint={t('merge.reasonHint')} />
        <Actions>
          <Button kind="primary" type="submit" busy={form.submitting}>
            {t('merge.confirm')}
          </Button>
        </Actions>
        <p className="sk-soft">{t('merge.undoable')}</p>
      </Form>
    </Card>
  );
}
