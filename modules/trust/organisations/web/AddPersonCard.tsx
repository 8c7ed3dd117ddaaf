import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Card, CardHeader, CheckboxGroup, Form, TextField } from '#platform/ui/index.ts';
import { useForm } from '#platform/web/index.ts';
import { addAppointment, type NewAppointment, rolesQuery } from './organisations-api.ts';
import { organisationsTexts } from './organisations-texts.ts';

const EMPTY: NewAppointment = { personName: '', email: '', title: '', roles: [] };

/** Gives somebody a place at the own organisation, with roles of this kind of organisation. */
export function AddPersonCard() {
  const { t, language } = organisationsTexts.useText();
  const client = useQueryClient();
  const roles = useQuery(rolesQuery);
  const [value, setValue] = useState(EMPTY);
  const form = useForm({
    value,
    setValue,
    submit: async (person) => {
      await addAppointment(person);
      setValue(EMPTY);
      await client.invalidateQueries({ queryKey: ['appointments'] });
    },
  });
  const choices = (roles.data?.data ?? []).map((role) => ({
    value: role.code,
    label: language === 'en' ? role.titleEn : role.title,
  }));
  return (
    <Card>
      <CardHeader title={t('add.title')} />
      <Form form={form} label={t('add.title')}>
        <TextField label={t('add.personName')} {...form.field('personName')} />
        <TextField label={t('add.email')} hint={t('add.emailHint')} type="email" {...form.field('email')} />
        <TextField label={t('add.position')} {...form.field('title')} />
        <CheckboxGroup legend={t('add.roles')} choices={choices} {...form.field('roles')} />
        <Button type="submit" kind="primary" busy={form.submitting}>
          {t('add.send')}
        </Button>
      </Form>
    </Card>
  );
}
