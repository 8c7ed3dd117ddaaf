import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Actions, Button, Card, CardHeader, Form, TextField } from '#platform/ui/index.ts';
import { useForm, useFormat, useRefresh } from '#platform/web/index.ts';
import { COMPARED_AT_MOST, NAMES_LIMIT, type NoiseSetting } from '../../model/noise.ts';
import { countNow, NOISE, saveSetting, settingQuery } from './noise-api.ts';
import { noiseTexts } from './noise-texts.ts';

/** From how many names on a value is suggested, and when it was counted last. */
export function SettingCard() {
  const { data } = useQuery(settingQuery);
  // Another version, another form: what somebody else set is what stands there.
  return data === undefined ? null : <SettingForm key={data.data.version} setting={data.data} />;
}

function SettingForm({ setting }: { setting: NoiseSetting }) {
  const { t } = noiseTexts.useText();
  const format = useFormat();
  const refresh = useRefresh(NOISE);
  const [value, setValue] = useState({ namesLimit: String(setting.namesLimit) });
  const form = useForm({
    value,
    setValue,
    check: ({ namesLimit }) =>
      /^\d+$/.test(namesLimit.trim()) && Number(namesLimit) >= 2 && Number(namesLimit) <= COMPARED_AT_MOST
        ? []
        : [{ pointer: '/namesLimit', code: 'out-of-range' }],
    submit: async ({ namesLimit }) => {
      await saveSetting(Number(namesLimit), setting.version);
      await refresh();
    },
  });
  const { changed, countedAt } = setting;
  return (
    <Card>
      <CardHeader title={t('setting.title')} />
      <Form form={form} label={t('setting.title')}>
        <TextField
          label={t('setting.limit')}
          hint={t('setting.hint', { most: COMPARED_AT_MOST, usual: NAMES_LIMIT })}
          inputMode="numeric"
          size={4}
          {...form.field('namesLimit')}
        />
        <p className="sk-soft">
          {countedAt === null
            ? t('setting.never')
            : t('setting.counted', { moment: format.dateTime(countedAt) })}
          {changed !== null && (
            <> {t('setting.changed', { name: changed.name, moment: format.dateTime(changed.at) })}</>
          )}
        </p>
        <Actions>
          <Button type="submit" busy={form.submitting}>
            {t('setting.save')}
          </Button>
          <Button kind="tertiary" onClick={() => countNow().then(refresh)}>
            {t('setting.count')}
          </Button>
        </Actions>
      </Form>
    </Card>
  );
}
