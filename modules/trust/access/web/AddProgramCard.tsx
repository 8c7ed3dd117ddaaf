import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Alert,
  Button,
  Card,
  CardHeader,
  CheckboxGroup,
  Form,
  Properties,
  SelectField,
  TextField,
} from '#platform/ui/index.ts';
import { useForm } from '#platform/web/index.ts';
import { addProgram, programPurposesQuery, type Titled } from './access-api.ts';
import { accessTexts } from './access-texts.ts';

type Secret = { clientId: string; clientSecret: string };

const EMPTY = { title: '', purpose: '', roles: [] as string[] };

/** Makes a program and shows its secret, once. */
export function AddProgramCard() {
  const { t, language } = accessTexts.useText();
  const client = useQueryClient();
  const purposes = useQuery(programPurposesQuery);
  const [value, setValue] = useState(EMPTY);
  const [secret, setSecret] = useState<Secret | null>(null);
  const form = useForm({
    value,
    setValue,
    submit: async (program) => {
      setSecret(await addProgram(program));
      setValue(EMPTY);
      await client.invalidateQueries({ queryKey: ['service-clients'] });
    },
  });
  const known = purposes.data?.data ?? [];
  const choice = (one: Titled) => ({ value: one.code, label: language === 'en' ? one.titleEn : one.title });
  const roles = known.find((purpose) => purpose.code === value.purpose)?.roles ?? [];
  return (
    <Card>
      <CardHeader title={t('add.title')} />
      {secret !== null && (
        <Alert tone="warn" title={t('add.secretTitle')} live>
          <p>{t('add.secretText')}</p>
          <Properties
            items={[
              { label: t('add.clientId'), value: <code>{secret.clientId}</code> },
              { label: t('add.clientSecret'), value: <code>{secret.clientSecret}</code> },
            ]}
          />
        </Alert>
      )}
      <Form form={form} label={t('add.title')}>
        <TextField label={t('add.name')} {...form.field('title')} />
        <SelectField label={t('add.purpose')} options={known.map(choice)} {...form.field('purpose')} />
        {roles.length > 0 && (
          <CheckboxGroup
            legend={t('add.roles')}
            hint={t('add.rolesHint')}
            choices={roles.map(choice)}
            {...form.field('roles')}
          />
        )}
        <Button type="submit" kind="primary" busy={form.submitting}>
          {t('add.send')}
        </Button>
      </Form>
    </Card>
  );
}
