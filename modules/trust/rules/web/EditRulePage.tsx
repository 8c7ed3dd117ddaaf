import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import {
  Actions,
  Alert,
  Button,
  ButtonLink,
  Card,
  CardHeader,
  Columns,
  Form as FormFrame,
  Loading,
  Page,
  ProblemPage,
  RadioGroup,
  SelectField,
  Stack,
  TextAreaField,
  TextField,
  UnsavedGuard,
} from '#platform/ui/index.ts';
import { ApiProblem, useForm, useRefresh } from '#platform/web/index.ts';
import { changesInRule, type SharingRule } from '../../purposes/model/index.ts';
import { BasisFields } from './BasisFields.tsx';
import { PartyFields } from './PartyFields.tsx';
import {
  emptyRule,
  formValueOf,
  missingIn,
  placeInForm,
  type RuleForm,
  type RuleValue,
  ruleOf,
} from './rule-value.ts';
import { addRule, ruleQuery, saveRule } from './rules-api.ts';
import { rulesTexts } from './rules-texts.ts';
import { SureFields } from './SureFields.tsx';
import { useWords } from './use-words.ts';
import { WhatFields } from './WhatFields.tsx';

/** A rule of the region in the organisation's own words, or a rule of its own: the next draft. */
export function EditRulePage() {
  const { t } = rulesTexts.useText();
  const { code } = useParams();
  const sheet = useQuery({
    ...ruleQuery(code ?? ''),
    enabled: code !== undefined,
    refetchOnWindowFocus: false,
  });
  if (code === undefined) return <Editor code={null} number={0} opened={null} />;
  if (sheet.error) return <ProblemPage problem={sheet.error} onRetry={() => void sheet.refetch()} />;
  if (sheet.data === undefined) return <Loading />;
  const { data, abilities } = sheet.data;
  if (!abilities.edit)
    return (
      <Alert title={t('cannotEdit')}>
        <ButtonLink to={`/zorgvuldigheid/regels/${code}`}>{t('back')}</ButtonLink>
      </Alert>
    );
  const opened = data.editions[0]?.rule ?? data.inForce ?? data.region;
  return <Editor key={data.number} code={code} number={data.number} opened={opened} />;
}

type EditorProps = { code: string | null; number: number; opened: SharingRule | null };

/** What was refused, at the field that shows it. */
const atFields = (cause: unknown): unknown =>
  cause instanceof ApiProblem
    ? new ApiProblem({
        ...cause.body,
        errors: cause.errors.map((error) => ({ ...error, pointer: placeInForm(error.pointer) })),
      })
    : cause;

function useRuleForm({ code, number, opened }: EditorProps) {
  const navigate = useNavigate();
  const refresh = useRefresh('rule-editions', 'rules');
  const [value, setValue] = useState<RuleValue>(() => (opened === null ? emptyRule : formValueOf(opened)));
  const [saved, setSaved] = useState(false);
  const form = useForm<RuleValue>({
    value,
    setValue,
    check: missingIn,
    submit: async (next) => {
      const rule = ruleOf(next, code ?? 'NIEUW', opened);
      try {
        const { data } =
          code === null ? await addRule(next.reason, rule) : await saveRule(code, number, next.reason, rule);
        setSaved(true);
        await refresh();
        await navigate(`/zorgvuldigheid/regels/${data.code}`);
      } catch (cause) {
        throw atFields(cause);
      }
    },
  });
  const changes = opened === null ? 1 : changesInRule(opened, ruleOf(value, code ?? 'NIEUW', opened)).length;
  return { form, changes, dirty: !saved && (opened === null ? value.title !== '' : changes > 0) };
}

function Editor(props: EditorProps) {
  const { code, opened } = props;
  const { t } = rulesTexts.useText();
  const { form, changes, dirty } = useRuleForm(props);
  const heading = code === null ? t('newTitle') : t('editTitle', { code });
  const back = code === null ? '/zorgvuldigheid/regels' : `/zorgvuldigheid/regels/${code}`;
  return (
    <Page
      title={heading}
      lead={opened?.title ?? t('newLead')}
      crumbs={[
        { label: t('rules'), to: '/zorgvuldigheid/regels' },
        ...(code === null ? [] : [{ label: code, to: back }]),
        { label: code === null ? t('newTitle') : t('edit') },
      ]}
    >
      <UnsavedGuard when={dirty} />
      <FormFrame form={form} label={heading}>
        <Columns workStays work={<SaveCard form={form} changes={changes} back={back} />}>
          <Alert>{t('draftRule')}</Alert>
          <TextFields form={form} isNew={code === null} />
          <PartyFields form={form} />
          <WhatFields form={form} />
          <BasisFields form={form} />
          <SureFields form={form} />
        </Columns>
      </FormFrame>
    </Page>
  );
}

function TextFields({ form, isNew }: { form: RuleForm; isNew: boolean }) {
  const { t } = rulesTexts.useText();
  const { vocabulary, titleOf } = useWords();
  const { onValueChange: setEffect, ...effect } = form.field('effect');
  const purposes = vocabulary.purposes.map((item) => ({ value: item.code, label: titleOf(item) }));
  return (
    <Card>
      <CardHeader title={t('card.what')} />
      <Stack>
        {isNew && (
          <RadioGroup
            {...effect}
            legend={t('field.effect')}
            onValueChange={(next) => setEffect(next as RuleValue['effect'])}
            choices={[
              { value: 'allow', label: t('effect.allow') },
              { value: 'prohibit', label: t('effect.prohibit') },
            ]}
          />
        )}
        <TextField label={t('field.title')} {...form.field('title')} />
        <TextAreaField
          label={t('field.explanation')}
          hint={t('explanationHint')}
          rows={3}
          {...form.field('explanation')}
        />
        <SelectField
          label={t('field.purpose')}
          options={
            form.value.effect === 'prohibit'
              ? [{ value: '*', label: t('everyPurpose') }, ...purposes]
              : purposes
          }
          {...form.field('purpose')}
        />
      </Stack>
    </Card>
  );
}

function SaveCard({ form, changes, back }: { form: RuleForm; changes: number; back: string }) {
  const { t } = rulesTexts.useText();
  return (
    <Card>
      <CardHeader title={t('saveTitle')} aside={changes === 0 ? t('nothing') : undefined} />
      <Stack>
        <p className="sk-small sk-soft">{t('saveText')}</p>
        <TextAreaField label={t('reason')} hint={t('reasonHint')} rows={3} {...form.field('reason')} />
        <Actions>
          <ButtonLink to={back}>{t('cancel')}</ButtonLink>
          <Button type="submit" kind="primary" busy={form.submitting}>
            {t('save')}
          </Button>
        </Actions>
      </Stack>
    </Card>
  );
}

export { EditRulePage as Page };
