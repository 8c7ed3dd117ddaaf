import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Card, CardHeader, Form, SelectField, TextButton } from '#platform/ui/index.ts';
import { useForm, useRefresh } from '#platform/web/index.ts';
import { DEPENDENCY_KINDS, type DependencyKind } from '../model/codes.ts';
import type { InterventionView, PlanDependency, PlanItem } from '../model/index.ts';
import { interventionTexts } from './intervention-texts.ts';
import { type Abilities, addDependency, groundOf, planQuery, removeDependency } from './interventions-api.ts';

type Props = { one: InterventionView; abilities: Abilities; dependencies: readonly PlanDependency[] };

/** What this intervention waits for or coincides with, of the own ones and of those that others shared. */
export function DependencyCard({ one, abilities, dependencies }: Props) {
  const { t } = interventionTexts.useText();
  const refresh = useRefresh('interventions');
  // Who only carries it out does not see the plan around it.
  const plan = useQuery({ ...planQuery(groundOf(one)), enabled: abilities.edit === true });
  const items = plan.data?.data.items ?? [];
  if (abilities.edit !== true) return null;
  const titleOf = (id: string) => items.find((item) => item.id === id)?.title ?? '';
  const remove = async (onId: string) => {
    await removeDependency(one.id, onId);
    await refresh();
  };
  return (
    <Card>
      <CardHeader title={t('one.dependencies')} />
      <ul>
        {dependencies.map((each) => (
          <li key={each.onInterventionId}>
            {titleOf(each.onInterventionId)} <span className="sk-soft">{t(`one.${each.kind}`)}</span>{' '}
            <TextButton onClick={() => void remove(each.onInterventionId)}>{t('one.remove')}</TextButton>
          </li>
        ))}
      </ul>
      <DependencyForm
        one={one}
        others={items.filter(
          (item) => item.id !== one.id && !dependencies.some((each) => each.onInterventionId === item.id),
        )}
      />
    </Card>
  );
}

function DependencyForm({ one, others }: { one: InterventionView; others: readonly PlanItem[] }) {
  const { t } = interventionTexts.useText();
  const refresh = useRefresh('interventions');
  const [value, setValue] = useState({ onInterventionId: '', kind: 'finishes-before' });
  const form = useForm({
    value,
    setValue,
    check: ({ onInterventionId }) =>
      onInterventionId === '' ? [{ pointer: '/onInterventionId', code: 'required' }] : [],
    submit: async ({ onInterventionId, kind }) => {
      await addDependency(one.id, { onInterventionId, kind: kind as DependencyKind });
      setValue({ onInterventionId: '', kind: 'finishes-before' });
      await refresh();
    },
  });
  if (others.length === 0) return null;
  return (
    <Form form={form} label={t('one.addDependency')}>
      <SelectField
        label={t('one.dependsOn')}
        options={others.map((item) => ({
          value: item.id,
          label: `${item.title} · ${item.organisation.name}`,
        }))}
        {...form.field('onInterventionId')}
      />
      <SelectField
        label={t('one.kind')}
        emptyLabel={null}
        options={DEPENDENCY_KINDS.map((kind) => ({ value: kind, label: t(`one.${kind}`) }))}
        {...form.field('kind')}
      />
      <Button type="submit" busy={form.submitting}>
        {t('one.addDependency')}
      </Button>
    </Form>
  );
}
