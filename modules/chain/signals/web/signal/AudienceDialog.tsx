import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Actions,
  Button,
  CheckboxGroup,
  Dialog,
  Form,
  RadioGroup,
  Stack,
  TextAreaField,
} from '#platform/ui/index.ts';
import { useForm, useSession } from '#platform/web/index.ts';
import {
  isOpenToPurpose,
  type SettableAudience,
  type Signal,
  type SignalReaders,
  settableAudiences,
} from '../../model/index.ts';
import { signalTexts } from '../signal-texts.ts';
import { setAudience } from '../signals-api.ts';

type Value = { audience: SettableAudience; readerIds: string[]; reason: string };
type Props = { signal: Signal; readers: SignalReaders; onClose: () => void };

/** Sets who reads a signal, by name or by purpose, with the reason. */
export function AudienceDialog({ signal, readers, onClose }: Props) {
  const { t } = signalTexts.useText();
  const client = useQueryClient();
  const { person } = useSession();
  const [value, setValue] = useState<Value>({
    audience:
      readers.audience === 'named' || readers.audience === 'restricted' ? readers.audience : 'organisation',
    readerIds: readers.readers.map((reader) => reader.id),
    reason: '',
  });
  const form = useForm<Value>({
    value,
    setValue,
    submit: async (wanted) => {
      await setAudience(signal.id, { expectedVersion: signal.version, ...wanted });
      onClose();
      await client.invalidateQueries({ queryKey: ['signals'] });
    },
  });
  const others = readers.candidates.filter((candidate) => candidate.id !== person.id);
  return (
    <Dialog open title={t('signal.shieldTitle')} onClose={onClose}>
      <Form form={form} label={t('signal.shieldTitle')}>
        <Stack>
          <p>{t('signal.shieldText')}</p>
          <RadioGroup
            legend={t('signal.shieldWho')}
            {...form.field('audience')}
            onValueChange={(audience) => form.set('audience', audience as SettableAudience)}
            choices={settableAudiences.map((audience) => ({
              value: audience,
              label: t(`signal.audience.${audience}`),
            }))}
          />
          {!isOpenToPurpose(value.audience) && (
            <CheckboxGroup
              legend={t('signal.shieldNamed')}
              twoColumns
              hint={t('signal.shieldNamedHint')}
              {...form.field('readerIds')}
              choices={others.map(({ id, name, coordinates }) => ({
                value: id,
                label: name,
                ...(coordinates ? { text: t('signal.shieldCoordinates') } : {}),
              }))}
            />
          )}
          <TextAreaField
            label={t('signal.shieldReason')}
            hint={t('signal.shieldReasonHint')}
            rows={2}
            {...form.field('reason')}
          />
        </Stack>
        <Actions>
          <Button kind="primary" type="submit" busy={form.submitting}>
            {t('signal.save')}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
