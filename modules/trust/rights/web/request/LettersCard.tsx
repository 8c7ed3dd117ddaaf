import { useState } from 'react';
import { Button, Card, CardHeader, Form, RadioGroup, Sub, TextField } from '#platform/ui/index.ts';
import { apiUrl } from '#platform/web/api/api-client.ts';
import { useForm, useFormat, useRefresh } from '#platform/web/index.ts';
import { type RequestDetail, takeStep } from '../rights-api.ts';
import { rightsTexts } from '../rights-texts.ts';

/** The answer letter: made from what every organisation finished, in Dutch or English, to read, print and send. */
export function LettersCard({ detail: { data: request, letters } }: { detail: RequestDetail }) {
  const { t } = rightsTexts.useText();
  const format = useFormat();
  return (
    <Card>
      <CardHeader title={t('letter.title')} count={letters.length} />
      {letters.length === 0 && <p className="sk-soft">{t('letter.none')}</p>}
      <ul className="sk-plain-list">
        {letters.map((letter) => (
          <li key={letter.id}>
            <a href={apiUrl(`/rights-letters/${letter.id}/pdf`)} target="_blank" rel="noreferrer">
              {t('letter.pdf', { language: t(`language.${letter.language}`) })}
            </a>
            <Sub>{t('letter.made', { name: letter.madeByName, date: format.dateTime(letter.madeAt) })}</Sub>
            <a href={apiUrl(`/rights-letters/${letter.id}/page`)} target="_blank" rel="noreferrer">
              {t('letter.open', { language: t(`language.${letter.language}`) })}
            </a>
          </li>
        ))}
      </ul>
      {request.abilities.makeLetter && (
        <MakeLetter detail={{ id: request.id, version: request.version, language: request.language }} />
      )}
    </Card>
  );
}

function MakeLetter({
  detail: { id, version, language },
}: {
  detail: { id: string; version: number; language: 'nl' | 'en' };
}) {
  const { t } = rightsTexts.useText();
  const refresh = useRefresh('rights');
  const [value, setValue] = useState<{ language: string; contact: string }>({ language, contact: '' });
  const form = useForm({
    value,
    setValue,
    submit: async (current) => {
      await takeStep(id, 'letters', { ...current, expectedVersion: version });
      await refresh();
    },
  });
  return (
    <Form form={form} label={t('letter.make')}>
      <RadioGroup
        legend={t('new.language')}
        choices={[
          { value: 'nl', label: t('language.nl') },
          { value: 'en', label: t('language.en') },
        ]}
        {...form.field('language')}
      />
      <TextField label={t('letter.contact')} hint={t('letter.contactHint')} {...form.field('contact')} />
      <Button type="submit" busy={form.submitting}>
        {t('letter.make')}
      </Button>
    </Form>
  );
}
