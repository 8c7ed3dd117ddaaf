import { useState } from 'react';
import { Button, Card, CardHeader, Form, Stack, TextAreaField } from '#platform/ui/index.ts';
import { useForm, useFormat, useRefresh } from '#platform/web/index.ts';
import type { RuleSheet } from '../model/index.ts';
import { adviseOnRule } from './rules-api.ts';
import { rulesTexts } from './rules-texts.ts';

/** What the FG thinks of it, beside the rule. It confirms and stops nothing. */
export function AdviceCard({ data, may }: { data: RuleSheet; may: boolean }) {
  const { t } = rulesTexts.useText();
  const format = useFormat();
  return (
    <Card>
      <CardHeader title={t('adviceTitle')} count={data.advices.length} />
      <Stack>
        {data.advices.length === 0 && <p className="sk-soft">{t('noAdvice')}</p>}
        {data.advices.map((item) => (
          <div key={item.id}>
            <p>{item.advice}</p>
            <p className="sk-small sk-soft">
              {item.writtenByName}, {format.dateWithoutDay(item.writtenAt)} ·{' '}
              {item.number === null ? t('onRegion') : t('onVersion', { number: item.number })}
            </p>
          </div>
        ))}
        {may && <AdviceForm code={data.code} />}
      </Stack>
    </Card>
  );
}

function AdviceForm({ code }: { code: string }) {
  const { t } = rulesTexts.useText();
  const refresh = useRefresh('rule-editions');
  const [value, setValue] = useState({ advice: '' });
  const form = useForm({
    value,
    setValue,
    submit: async ({ advice }) => {
      await adviseOnRule(code, advice);
      setValue({ advice: '' });
      await refresh();
    },
  });
  return (
    <Form form={form} label={t('adviceTitle')}>
      <TextAreaField label={t('advice')} hint={t('adviceHint')} rows={3} {...form.field('advice')} />
      <div>
        <Button type="submit" busy={form.submitting}>
          {t('advise')}
        </Button>
      </div>
    </Form>
  );
}
