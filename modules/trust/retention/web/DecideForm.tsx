import { useState } from 'react';
import { Button, DateField, Form, RadioGroup, SelectField } from '#platform/ui/index.ts';
import { useForm, useRefresh } from '#platform/web/index.ts';
import {
  type DecisionsBody,
  type DestructionItem,
  type ExtenderPerson,
  keepReasons,
} from '../model/index.ts';
import { type ChosenDeciders, holdersOf, KeepDeciderFields, openDecider } from './KeepDeciderFields.tsx';
import { keepDeciders } from './keep-deciders.ts';
import { decideOn } from './retention-api.ts';
import { retentionTexts } from './retention-texts.ts';

const DECISIONS = ['destroy', 'keep', 'transfer'] as const;

type DecideFormProps = {
  listId: string;
  /** What is decided on. */
  items: readonly DestructionItem[];
  /** Who may have a say in keeping longer. */
  extenders: readonly ExtenderPerson[];
  onDone: () => void;
};

/** The reviewer's decision on the chosen records. */
export function DecideForm({ listId, items, extenders, onDone }: DecideFormProps) {
  const { t } = retentionTexts.useText();
  const refresh = useRefresh('retention');
  const deciders = keepDeciders(items);
  const [value, setValue] = useState({
    decision: '',
    keepUntil: '',
    keepReason: '',
    keepBy: {} as ChosenDeciders,
  });
  const form = useForm({
    value,
    setValue,
    check: ({ decision, keepBy }) =>
      decision === 'keep' && openDecider(deciders, extenders, keepBy) !== undefined
        ? [{ pointer: '/keepDecidedBy', code: 'required' }]
        : [],
    submit: async ({ decision, keepUntil, keepReason, keepBy }) => {
      const keepDecidedBy = deciders.flatMap((decider) => {
        const holder = holdersOf(decider, extenders).find(({ personId }) => personId === keepBy[decider.key]);
        const role = holder?.roles.find((one) => decider.roles.includes(one));
        return holder === undefined || role === undefined ? [] : [{ role, personId: holder.personId }];
      });
      const keep = decision === 'keep' ? { keepUntil, keepReason, keepDecidedBy } : {};
      const recordIds = items.map(({ recordId }) => recordId);
      await decideOn(listId, { recordIds, decision, ...keep } as DecisionsBody);
      await refresh();
      onDone();
    },
  });
  return (
    <Form form={form} label={t('decide.title')}>
      <p>{t('decide.text', { count: items.length })}</p>
      <RadioGroup
        legend={t('column.decision')}
        choices={DECISIONS.map((decision) => ({
          value: decision,
          label: t(`decision.${decision}`),
          text: t(`decideText.${decision}`),
        }))}
        {...form.field('decision')}
      />
      {value.decision === 'keep' && (
        <>
          <DateField label={t('decide.keepUntil')} {...form.field('keepUntil')} />
          <SelectField
            label={t('decide.keepReason')}
            options={keepReasons.map((reason) => ({ value: reason, label: t(`keepReason.${reason}`) }))}
            {...form.field('keepReason')}
          />
          <KeepDeciderFields form={form} deciders={deciders} extenders={extenders} />
        </>
      )}
      <Button kind="primary" type="submit" busy={form.submitting}>
        {t('decide.save')}
      </Button>
    </Form>
  );
}
