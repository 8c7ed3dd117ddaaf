import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Actions,
  Alert,
  Button,
  Card,
  CardHeader,
  Chip,
  Form,
  Loading,
  ProblemAlert,
  RadioGroup,
  Stack,
  Sub,
  TextField,
} from '#platform/ui/index.ts';
import { useForm, useFormat, useRefresh } from '#platform/web/index.ts';
import type { LookRule } from '../model/index.ts';
import { changeLookRule, lookRulesQuery } from './audit-api.ts';
import { auditTexts } from './audit-texts.ts';
import { UnusualFrame } from './UnusualFrame.tsx';

/** What counts as unusual, each on or off, with its limits. */
export function LookRulesPage() {
  const { t } = auditTexts.useText();
  const { data, error, refetch } = useQuery(lookRulesQuery);
  return (
    <UnusualFrame>
      <Alert tone="warn" title={t('rules.council')}>
        {t('rules.councilText')}
      </Alert>
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!error && data === undefined && <Loading />}
      {data?.data.map((rule) => (
        <RuleCard key={`${rule.code} ${rule.version}`} rule={rule} mayChange={data.abilities.change} />
      ))}
    </UnusualFrame>
  );
}

function RuleCard({ rule, mayChange }: { rule: LookRule; mayChange: boolean }) {
  const { t } = auditTexts.useText();
  const format = useFormat();
  return (
    <Card>
      <CardHeader
        title={t(`rule.${rule.code}`)}
        aside={
          <Chip tone={rule.enabled ? 'active' : 'plain'}>
            {rule.enabled ? t('rules.on') : t('rules.off')}
          </Chip>
        }
      />
      <Stack>
        <p>{t(`ruleText.${rule.code}`)}</p>
        {rule.changedAt !== null && (
          <Sub>
            {t('rules.changed', {
              name: rule.changedByName ?? '',
              date: format.dateWithoutDay(rule.changedAt),
            })}
          </Sub>
        )}
        {mayChange ? <RuleForm rule={rule} /> : <Limits rule={rule} />}
      </Stack>
    </Card>
  );
}

function Limits({ rule }: { rule: LookRule }) {
  const { t } = auditTexts.useText();
  if (rule.code === 'many-records')
    return <p>{t('sentence.limit', { minimum: rule.minimum, factor: rule.factor })}</p>;
  if (rule.code === 'after-leaving-case') return <p>{t('rules.daysText', { count: rule.days })}</p>;
  return null;
}

type Value = { enabled: string; minimum: string; factor: string; days: string };

function RuleForm({ rule }: { rule: LookRule }) {
  const { t } = auditTexts.useText();
  const refresh = useRefresh('look-rules');
  const [value, setValue] = useState<Value>({
    enabled: rule.enabled ? 'on' : 'off',
    minimum: String(rule.minimum),
    factor: String(rule.factor),
    days: String(rule.days),
  });
  const form = useForm<Value>({
    value,
    setValue,
    submit: async (current) => {
      await changeLookRule({
        code: rule.code,
        enabled: current.enabled === 'on',
        minimum: Number(current.minimum),
        factor: Number(current.factor),
        days: Number(current.days),
        expectedVersion: rule.version,
      });
      await refresh();
    },
  });
  return (
    <Form form={form} label={t(`rule.${rule.code}`)}>
      <Stack>
        <RadioGroup
          legend={t('rules.state')}
          choices={[
            { value: 'off', label: t('rules.off') },
            { value: 'on', label: t('rules.on') },
          ]}
          {...form.field('enabled')}
        />
        {rule.code === 'many-records' && (
          <>
            <TextField
              label={t('rules.minimum')}
              hint={t('rules.minimumHint')}
              inputMode="numeric"
              size={6}
              {...form.field('minimum')}
            />
            <TextField
              label={t('rules.factor')}
              hint={t('rules.factorHint')}
              inputMode="numeric"
              size={6}
              {...form.field('factor')}
            />
          </>
        )}
        {rule.code === 'after-leaving-case' && (
          <TextField label={t('rules.days')} inputMode="numeric" size={6} {...form.field('days')} />
        )}
      </Stack>
      <Actions>
        <Button type="submit" busy={form.submitting}>
          {t('rules.save')}
          <span className="sk-hidden">: {t(`rule.${rule.code}`)}</span>
        </Button>
      </Actions>
    </Form>
  );
}

export { LookRulesPage as Page };
