import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import {
  Actions,
  Button,
  CheckboxGroup,
  ConflictDialog,
  DateField,
  Dialog,
  Form,
  RadioGroup,
  SelectField,
  TextField,
} from '#platform/ui/index.ts';
import { useForm, useStaleConflict } from '#platform/web/index.ts';
import type { Signal } from '../../model/index.ts';
import { type PlaceDraft, placeInputOf } from '../intake/intake-value.ts';
import { AddressField } from '../intake/PlaceBlock.tsx';
import { signalTexts } from '../signal-texts.ts';
import { completeSignal } from '../signals-api.ts';
import { useContent } from '../use-content.ts';
import { addressLine, toCompleteText } from '../words.ts';

type Value = {
  title: string;
  themeCode: string;
  processCode: string;
  departmentCode: string;
  occurredOn: string;
  urgency: string;
  place: PlaceDraft;
  settled: string[];
};

const formOf = (signal: Signal): Value => ({
  title: signal.title,
  themeCode: signal.themeCode ?? '',
  processCode: signal.processCode ?? '',
  departmentCode: signal.departmentCode ?? '',
  occurredOn: signal.occurredOn ?? '',
  urgency: signal.urgency,
  place: {
    text: addressLine(signal.place),
    found: null,
    notFound: false,
    note: signal.place.note ?? '',
    point:
      signal.place.latitude === null || signal.place.longitude === null
        ? null
        : { lat: signal.place.latitude, lon: signal.place.longitude },
  },
  settled: [],
});

const nullable = ['processCode', 'departmentCode', 'occurredOn'] as const;
const plain = ['title', 'themeCode', 'urgency'] as const;

/** Only what differs goes along: what another changed meanwhile in other fields stays. */
function changesOf(before: Value, now: Value): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const field of plain) if (now[field] !== before[field]) body[field] = now[field];
  for (const field of nullable)
    if (now[field] !== before[field]) body[field] = now[field] === '' ? null : now[field];
  const { place } = now;
  if (place.text !== before.place.text || place.note !== before.place.note || place.found !== null)
    body.place = placeInputOf(place) ?? { state: 'none' };
  if (now.settled.length > 0) body.settled = now.settled;
  return body;
}

/** Completing or correcting; never the story itself. */
export function CompleteDialog({ signal, onClose }: { signal: Signal; onClose: () => void }) {
  const words = signalTexts.useText();
  const { t } = words;
  const client = useQueryClient();
  const navigate = useNavigate();
  const conflict = useStaleConflict<Signal>();
  const { content, titleOf, themeTitle, processTitle } = useContent(signal.themesVersionId);
  const [before] = useState(() => formOf(signal));
  const [value, setValue] = useState(before);
  const send = async (expectedVersion: number, next: Value) => {
    const { data } = await completeSignal(signal.id, { expectedVersion, ...changesOf(before, next) });
    onClose();
    if (data.passedOn) await navigate('/signalen');
    await client.invalidateQueries({ queryKey: ['signals'] });
  };
  const form = useForm<Value>({
    value,
    setValue,
    submit: async (next) => {
      const urgency = next.urgency === 'urgent' ? ('urgent' as const) : ('normal' as const);
      const { title, themeCode, processCode } = next;
      const mine = { ...signal, title, themeCode, processCode, urgency };
      try {
        await send(signal.version, next);
      } catch (cause) {
        if (!conflict.caught(cause, mine)) throw cause;
      }
    },
  });
  const options = (list: readonly { code: string; title: string; titleEn: string }[] | undefined) =>
    (list ?? []).map((item) => ({ value: item.code, label: titleOf(item) }));
  return (
    <>
      <Dialog open wide title={t('signal.completeTitle')} onClose={onClose}>
        <Form form={form} label={t('signal.completeTitle')}>
          <div className="signal-grid">
            <TextField label={t('field.title')} {...form.field('title')} />
            <SelectField
              label={t('field.theme')}
              options={options(content?.themes)}
              {...form.field('themeCode')}
            />
            <SelectField
              label={t('field.process')}
              options={options(content?.processes)}
              {...form.field('processCode')}
            />
            <SelectField
              label={t('field.department')}
              options={options(content?.departments)}
              {...form.field('departmentCode')}
            />
            <DateField label={t('field.occurredOn')} notInFuture {...form.field('occurredOn')} />
            <div>
              <AddressField
                id={form.idAt('/place')}
                error={form.errorAt('/place/postcode') ?? form.errorAt('/place')}
                place={value.place}
                onChange={(next) => form.set('place', { ...value.place, ...next })}
              />
            </div>
            <RadioGroup
              legend={t('field.urgency')}
              {...form.field('urgency')}
              choices={(['normal', 'urgent'] as const).map((one) => ({
                value: one,
                label: t(`urgency.${one}`),
              }))}
            />
          </div>
          {signal.toComplete.length > 0 && (
            <CheckboxGroup
              legend={t('signal.settled')}
              hint={t('signal.settledText')}
              {...form.field('settled')}
              choices={signal.toComplete
                .filter((item) => item.field !== 'theme')
                .map((item) => ({ value: item.field, label: toCompleteText(words, item) }))}
            />
          )}
          <Actions>
            <Button kind="primary" type="submit" busy={form.submitting}>
              {t('signal.save')}
            </Button>
          </Actions>
        </Form>
      </Dialog>
      <ConflictDialog
        conflict={conflict}
        fields={[
          { key: 'title', label: t('field.title'), show: (one) => one.title },
          { key: 'theme', label: t('field.theme'), show: (one) => themeTitle(one.themeCode) ?? '' },
          { key: 'process', label: t('field.process'), show: (one) => processTitle(one.processCode) ?? '' },
          { key: 'urgency', label: t('field.urgency'), show: (one) => t(`urgency.${one.urgency}`) },
        ]}
        onKeepMine={(_, current) => void send(current.version, value)}
        onTakeTheirs={() => {
          onClose();
          void client.invalidateQueries({ queryKey: ['signals'] });
        }}
      />
    </>
  );
}
