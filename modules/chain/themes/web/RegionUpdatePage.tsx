import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import {
  Actions,
  Button,
  ButtonLink,
  Card,
  CardHeader,
  Columns,
  Empty,
  Form as FormFrame,
  Loading,
  Page,
  ProblemPage,
  RadioGroup,
  Stack,
  TextAreaField,
} from '#platform/ui/index.ts';
import { useForm, useRefresh } from '#platform/web/index.ts';
import {
  type Choices,
  changesBetween,
  type Edition,
  type IndicatorWords,
  mergeEditions,
  openChoices,
  type Side,
  type ThemeSheet,
} from '../model/index.ts';
import { ChangesTable } from './ChangesTable.tsx';
import { themeQuery, updateTheme } from './themes-api.ts';
import { themesTexts } from './themes-texts.ts';
import { useFieldWords } from './use-field-words.ts';

/** What the region changed since the own edition was made, to be taken over without losing own words unseen. */
export function RegionUpdatePage() {
  const { t } = themesTexts.useText();
  const { code = '' } = useParams();
  const { data, error, refetch } = useQuery(themeQuery(code));
  if (error) return <ProblemPage problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { region } = data.data;
  if (data.abilities.update && region !== null) return <Update sheet={data.data} region={region} />;
  return (
    <Page title={t('regionTitle')}>
      <Empty title={t('upToDate')}>
        <p>{t('upToDateText')}</p>
        <ButtonLink to={`/beheer/themas/${code}`}>{t('back')}</ButtonLink>
      </Empty>
    </Page>
  );
}

type UpdateProps = { sheet: ThemeSheet; region: Edition };

function Update({ sheet, region }: UpdateProps) {
  const { t, language } = themesTexts.useText();
  const navigate = useNavigate();
  const refresh = useRefresh('theme-editions', 'themes');
  const [value, setValue] = useState<{ choices: Choices; reason: string }>({ choices: {}, reason: '' });
  const { conflicts } = mergeEditions(sheet.base, sheet.edition, region);
  const form = useForm({
    value,
    setValue,
    check: ({ choices }) =>
      openChoices({ edition: sheet.edition, conflicts }, choices).map((place) => ({
        pointer: `/choices/${place}`,
        code: 'required',
      })),
    submit: async ({ choices, reason }) => {
      const { number: expectedVersion, regionVersionId } = sheet;
      await updateTheme(sheet.code, { expectedVersion, regionVersionId, choices, reason });
      await refresh();
      await navigate(`/beheer/themas/${sheet.code}`);
    },
  });
  const title = language === 'en' ? sheet.titleEn : sheet.title;
  const texts = textsOf(region, sheet.base, sheet.edition);
  return (
    <Page
      title={t('regionTitle')}
      lead={t('regionLead', { base: sheet.regionVersion, newest: sheet.newestRegionVersion, theme: title })}
      crumbs={[
        { label: t('title'), to: '/beheer/themas' },
        { label: title, to: `/beheer/themas/${sheet.code}` },
        { label: t('regionTitle') },
      ]}
    >
      <FormFrame form={form} label={t('regionTitle')}>
        <Columns
          workStays
          work={
            <Card>
              <CardHeader title={t('saveTitle')} />
              <Stack>
                <TextAreaField
                  label={t('reason')}
                  hint={t('reasonHint')}
                  rows={3}
                  {...form.field('reason')}
                />
                <Actions>
                  <Button type="submit" kind="primary" busy={form.submitting}>
                    {t('takeOver')}
                  </Button>
                </Actions>
              </Stack>
            </Card>
          }
        >
          {conflicts.length > 0 && (
            <ConflictsCard
              conflicts={conflicts}
              sheet={sheet}
              region={region}
              texts={texts}
              choices={value.choices}
              errorAt={(place) => form.errorAt(`/choices/${place}`)}
              onChoose={(choices) => form.set('choices', choices)}
            />
          )}
          <Card flush>
            <CardHeader title={t('regionChanges')} />
            <ChangesTable
              caption={t('regionChanges')}
              changes={changesBetween(sheet.base, region)}
              indicatorText={(code) => texts.get(code) ?? code}
            />
          </Card>
        </Columns>
      </FormFrame>
    </Page>
  );
}

type ConflictsProps = UpdateProps & {
  conflicts: readonly string[];
  texts: ReadonlyMap<string, string>;
  choices: Choices;
  errorAt: (place: string) => string | undefined;
  onChoose: (choices: Choices) => void;
};

function ConflictsCard({ conflicts, texts, choices, errorAt, onChoose, ...both }: ConflictsProps) {
  const { t } = themesTexts.useText();
  return (
    <Card>
      <CardHeader title={t('regionChoices')} count={conflicts.length} />
      <Stack>
        <p>{t('regionChoicesText')}</p>
        {conflicts.map((place) => (
          <Choice
            key={place}
            {...both}
            place={place}
            text={texts.get(place.split('.')[0] ?? '') ?? t('ofTheme')}
            error={errorAt(place)}
            value={choices[place]}
            onValueChange={(side) => onChoose({ ...choices, [place]: side })}
          />
        ))}
      </Stack>
    </Card>
  );
}

/** What an indicator is called: in the own words where there are any. */
const textsOf = (...editions: readonly Edition[]): ReadonlyMap<string, string> =>
  new Map(editions.flatMap((edition) => edition.indicators.map((item) => [item.code, item.text] as const)));

type ChoiceProps = UpdateProps & {
  place: string;
  text: string;
  error: string | undefined;
  value: Side | undefined;
  onValueChange: (side: Side) => void;
};

function Choice({ place, text, sheet, region, error, value = undefined, onValueChange }: ChoiceProps) {
  const { t } = themesTexts.useText();
  const { shown } = useFieldWords();
  const [code = '', name] = place.split('.');
  const field = name as keyof IndicatorWords | undefined;
  const wordsIn = (edition: Edition): string => {
    const from = code === 'theme' ? edition : edition.indicators.find((item) => item.code === code);
    return field === undefined || from === undefined ? '' : shown(field, from[field as keyof typeof from]);
  };
  const labels = field === undefined ? DROPPED : REWORDED;
  return (
    <RadioGroup
      legend={field === undefined ? `${text}: ${t('dropped')}` : `${text}: ${t(`field.${field}`)}`}
      error={error}
      value={value ?? ''}
      onValueChange={(side) => onValueChange(side as Side)}
      choices={[
        { value: 'own', label: t(labels.own), text: wordsIn(sheet.edition) },
        { value: 'region', label: t(labels.region), text: wordsIn(region) },
      ]}
    />
  );
}

const REWORDED = { own: 'keepOwn', region: 'takeRegion' } as const;
const DROPPED = { own: 'keepIndicator', region: 'dropIndicator' } as const;

export { RegionUpdatePage as Page };
