import { useState } from 'react';
import { Button, DateField, Form, RadioGroup, TextAreaField, TextField } from '#platform/ui/index.ts';
import { useForm, useRefresh } from '#platform/web/index.ts';
import type { RuleInForce } from '../model/index.ts';
import { decideOnRule } from './retention-api.ts';
import { useWords } from './use-words.ts';

/** Another term for one rule, within its bounds, by a named decision; or back to what the region has. */
export function DecideRuleForm({ rule, onDone }: { rule: RuleInForce; onDone: () => void }) {
  const { t, kind, outcome } = useWords();
  const refresh = useRefresh('retention');
  const [value, setValue] = useState({
    what: 'own',
    months: String(rule.months ?? ''),
    reason: '',
    decision: '',
    decidedOn: '',
  });
  const form = useForm({
    value,
    setValue,
    submit: async ({ what, months, reason, decision, decidedOn }) => {
      const { recordKind, purpose, decisionVersion: expectedVersion } = rule;
      const term = what === 'back' ? null : Number(months);
      await decideOnRule({
        recordKind,
        purpose,
        outcome: rule.outcome,
        months: term,
        reason,
        decision,
        decidedOn,
        expectedVersion,
      });
      await refresh();
      onDone();
    },
  });
  return (
    <Form form={form} label={t('ruleDecision.title')}>
      <p>
        {t(rule.outcome === '*' ? 'ruleDecision.textShort' : 'ruleDecision.text', {
          kind: kind(rule.recordKind),
          outcome: outcome(rule.outcome),
          purpose: rule.purposeTitle ?? t('rule.every'),
          months: rule.months ?? 0,
          shortest: rule.bounds?.shortest ?? 0,
          longest: rule.bounds?.longest ?? 0,
        })}
      </p>
      {rule.regionMonths !== null && (
        <RadioGroup
          legend={t('ruleDecision.backWhat')}
          choices={[
            { value: 'own', label: t('ruleDecision.keepOwn') },
            { value: 'back', label: t('ruleDecision.back', { count: rule.regionMonths }) },
          ]}
          {...form.field('what')}
        />
      )}
      {value.what === 'own' && (
        <TextField label={t('ruleDecision.months')} inputMode="numeric" size={4} {...form.field('months')} />
      )}
      <TextField
        label={t('ruleDecision.decision')}
        hint={t('ruleDecision.decisionHint')}
        maxLength={200}
        {...form.field('decision')}
      />
      <DateField label={t('ruleDecision.decidedOn')} notInFuture {...form.field('decidedOn')} />
      <TextAreaField
        label={t('ruleDecision.reason')}
        hint={t('ruleDecision.reasonHint')}
        rows={3}
        {...form.field('reason')}
      />
      <Button kind="primary" type="submit" busy={form.submitting}>
        {t('ruleDecision.save')}
      </Button>
    </Form>
  );
}
