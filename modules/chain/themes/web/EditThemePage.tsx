import { IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
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
  Stack,
  TextAreaField,
  TextField,
  UnsavedGuard,
} from '#platform/ui/index.ts';
import { isApiProblem, useForm, useRefresh } from '#platform/web/index.ts';
import { changesBetween, mergeEditions, type ThemeSheet, wordingFaults } from '../model/index.ts';
import { bodyOf, type EditValue, editionFromValue, editValueOf, newIndicator } from './edit-value.ts';
import { IndicatorEditor } from './IndicatorEditor.tsx';
import { editTheme, themeQuery } from './themes-api.ts';
import { themesTexts } from './themes-texts.ts';

/** The own edition of a theme, to be changed and saved as the next one. */
export function EditThemePage() {
  const { t } = themesTexts.useText();
  const { code = '' } = useParams();
  const { data, error, refetch } = useQuery({ ...themeQuery(code), refetchOnWindowFocus: false });
  if (error) return <ProblemPage problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  if (data.abilities.edit) return <Editor sheet={data.data} />;
  return (
    <Alert title={t('noVersions')}>
      <ButtonLink to={`/beheer/themas/${code}`}>{t('back')}</ButtonLink>
    </Alert>
  );
}

function useEditor(opened: ThemeSheet) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const refresh = useRefresh('theme-editions', 'themes');
  const [sheet, setSheet] = useState(opened);
  const [value, setValue] = useState<EditValue>(() => editValueOf(opened.edition));
  const [stale, setStale] = useState(false);
  const [saved, setSaved] = useState(false);
  const form = useForm<EditValue>({
    value,
    setValue,
    check: (next) => wordingFaults(sheet.wording, next),
    submit: async (next) => {
      try {
        await editTheme(sheet.code, bodyOf(sheet, next));
      } catch (cause) {
        if (!isApiProblem(cause, 'stale-version')) throw cause;
        setStale(true);
        return;
      }
      setSaved(true);
      await refresh();
      await navigate(`/beheer/themas/${sheet.code}`);
    },
  });
  /** Puts what was typed here onto what somebody else saved meanwhile; where both changed the same, this screen's words stand. */
  const rebase = async () => {
    const { data: newest } = await client.fetchQuery({ ...themeQuery(sheet.code), staleTime: 0 });
    const mine = editionFromValue(sheet.code, value);
    setValue(editValueOf(mergeEditions(sheet.edition, mine, newest.edition).edition, value.reason));
    setSheet(newest);
    setStale(false);
  };
  const changes = changesBetween(sheet.edition, editionFromValue(sheet.code, value)).length;
  return { sheet, form, changes, stale, rebase, dirty: changes > 0 && !saved };
}

function Editor({ sheet: opened }: { sheet: ThemeSheet }) {
  const { t, language } = themesTexts.useText();
  const { sheet, form, changes, stale, rebase, dirty } = useEditor(opened);
  const title = language === 'en' ? sheet.titleEn : sheet.title;
  const heading = t('editTitle', { theme: title });
  return (
    <Page
      title={heading}
      lead={t('editLead', { number: sheet.number + 1 })}
      crumbs={[
        { label: t('title'), to: '/beheer/themas' },
        { label: title, to: `/beheer/themas/${sheet.code}` },
        { label: t('edit') },
      ]}
    >
      <UnsavedGuard when={dirty} />
      <FormFrame form={form} label={heading}>
        {stale && (
          <Alert tone="warn" live title={t('stale')}>
            <p>{t('staleText')}</p>
            <Button small onClick={() => void rebase()}>
              {t('staleGo')}
            </Button>
          </Alert>
        )}
        <Columns workStays work={<SaveCard form={form} changes={changes} code={sheet.code} />}>
          <Alert>{t('rule')}</Alert>
          <Card>
            <CardHeader title={t('texts')} />
            <Stack>
              <TextField label={t('field.title')} {...form.field('title')} />
              <TextField label={t('field.titleEn')} hint={t('englishHint')} {...form.field('titleEn')} />
              <TextAreaField label={t('field.summary')} {...form.field('summary')} />
              <TextAreaField label={t('field.publicSummary')} {...form.field('publicSummary')} />
            </Stack>
          </Card>
          <Indicators sheet={sheet} form={form} />
        </Columns>
      </FormFrame>
    </Page>
  );
}

type FormProps = { form: ReturnType<typeof useForm<EditValue>> };

function Indicators({ sheet, form }: FormProps & { sheet: ThemeSheet }) {
  const { t } = themesTexts.useText();
  const { indicators } = form.value;
  return (
    <Card>
      <CardHeader title={t('indicators')} count={indicators.filter((item) => item.inUse).length} />
      <Stack>
        {indicators.map((item, index) => (
          <IndicatorEditor
            key={item.code}
            sheet={sheet}
            item={item}
            at={{
              idAt: (field) => form.idAt(`/indicators/${index}/${field}`),
              errorAt: (field) => form.errorAt(`/indicators/${index}/${field}`),
              forget: (field) => form.forget(`/indicators/${index}/${field}`),
            }}
            onChange={(next) => form.set('indicators', indicators.with(index, next))}
            onRemove={() => form.set('indicators', indicators.toSpliced(index, 1))}
          />
        ))}
        <Button icon={IconPlus} onClick={() => form.set('indicators', [...indicators, newIndicator()])}>
          {t('add')}
        </Button>
      </Stack>
    </Card>
  );
}

function SaveCard({ form, changes, code }: FormProps & { changes: number; code: string }) {
  const { t } = themesTexts.useText();
  return (
    <Card>
      <CardHeader
        title={t('saveTitle')}
        aside={changes === 0 ? t('nothing') : t('toChange', { count: changes })}
      />
      <Stack>
        <TextAreaField label={t('reason')} hint={t('reasonHint')} rows={3} {...form.field('reason')} />
        <Actions>
          <ButtonLink to={`/beheer/themas/${code}`}>{t('cancel')}</ButtonLink>
          <Button type="submit" kind="primary" busy={form.submitting}>
            {t('save')}
          </Button>
        </Actions>
      </Stack>
    </Card>
  );
}

export { EditThemePage as Page };
