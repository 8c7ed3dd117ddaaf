import { IconPencil, IconRefreshAlert } from '@tabler/icons-react';
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
  Loading,
  Page,
  ProblemPage,
  Properties,
  ReasonDialog,
  Stack,
  TextLink,
} from '#platform/ui/index.ts';
import { useFormat, useRefresh } from '#platform/web/index.ts';
import { IndicatorList } from './IndicatorList.tsx';
import { adoptTheme, returnTheme, type ThemeReply, themeQuery } from './themes-api.ts';
import { themesTexts } from './themes-texts.ts';

/** One theme: what it is about, its indicators, and whose words these are. */
export function ThemePage() {
  const { code = '' } = useParams();
  const { data, error, refetch } = useQuery(themeQuery(code));
  if (error) return <ProblemPage problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return <Shown reply={data} />;
}

function Shown({ reply }: { reply: ThemeReply }) {
  const { t, language } = themesTexts.useText();
  const sheet = reply.data;
  const { edition } = sheet;
  const title = language === 'en' ? edition.titleEn : edition.title;
  return (
    <Page
      title={title}
      lead={t(`domain.${sheet.domain}`)}
      crumbs={[{ label: t('title'), to: '/beheer/themas' }, { label: title }]}
    >
      <Columns work={<StandingCard reply={reply} />}>
        {reply.abilities.update && (
          <Alert tone="warn" icon={IconRefreshAlert} title={t('updateTitle')}>
            <p>{t('updateText', { base: sheet.regionVersion, newest: sheet.newestRegionVersion })}</p>
            <ButtonLink small to={`/beheer/themas/${sheet.code}/regio`}>
              {t('updateSee')}
            </ButtonLink>
          </Alert>
        )}
        <Card>
          <CardHeader title={t('about')} />
          <Properties
            items={(['summary', 'publicSummary'] as const).map((field) => ({
              label: t(`field.${field}`),
              value: edition[field],
            }))}
          />
        </Card>
        <IndicatorList sheet={sheet} />
      </Columns>
    </Page>
  );
}

function StandingCard({ reply }: { reply: ThemeReply }) {
  const { t } = themesTexts.useText();
  const format = useFormat();
  const { data: sheet, abilities } = reply;
  const source =
    sheet.source === 'own' ? (
      <>
        {t('versionOwn', { number: sheet.number })}{' '}
        <span className="sk-soft">{t('onRegion', { version: sheet.regionVersion })}</span>
      </>
    ) : (
      t('versionRegion', { version: sheet.regionVersion })
    );
  const saved =
    sheet.savedAt === null || sheet.source === 'region'
      ? []
      : [
          {
            label: t('saved'),
            value: t('savedBy', { date: format.dateTime(sheet.savedAt), name: sheet.savedByName ?? '' }),
          },
          { label: t('lastReason'), value: sheet.reason },
        ];
  return (
    <Card>
      <CardHeader title={t('standing')} />
      <Stack>
        <Properties items={[{ label: t('source.title'), value: source }, ...saved]} />
        <Actions>
          {abilities.adopt && <AdoptButton sheet={sheet} />}
          {abilities.edit && (
            <ButtonLink kind="primary" icon={IconPencil} to={`/beheer/themas/${sheet.code}/aanpassen`}>
              {t('edit')}
            </ButtonLink>
          )}
          {abilities.return && <ReturnButton sheet={sheet} />}
        </Actions>
        {sheet.number > 0 && <TextLink to={`/beheer/themas/${sheet.code}/versies`}>{t('versions')}</TextLink>}
      </Stack>
    </Card>
  );
}

type SheetProps = { sheet: ThemeReply['data'] };

function AdoptButton({ sheet }: SheetProps) {
  const { t } = themesTexts.useText();
  const [asking, setAsking] = useState(false);
  const navigate = useNavigate();
  const refresh = useRefresh('theme-editions', 'themes');
  return (
    <>
      <Button kind="primary" icon={IconPencil} onClick={() => setAsking(true)}>
        {t('adopt')}
      </Button>
      {asking && (
        <ReasonDialog
          title={t('adoptTitle')}
          hint={t('reasonHint')}
          confirmLabel={t('adopt')}
          onClose={() => setAsking(false)}
          onConfirm={async (reason) => {
            await adoptTheme(sheet.code, { expectedVersion: sheet.number, reason });
            await refresh();
            await navigate(`/beheer/themas/${sheet.code}/aanpassen`);
          }}
        >
          <p>{t('adoptText')}</p>
        </ReasonDialog>
      )}
    </>
  );
}

function ReturnButton({ sheet }: SheetProps) {
  const { t } = themesTexts.useText();
  const [asking, setAsking] = useState(false);
  const refresh = useRefresh('theme-editions', 'themes');
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('return')}</Button>
      {asking && (
        <ReasonDialog
          title={t('returnTitle')}
          hint={t('reasonHint')}
          confirmLabel={t('return')}
          onClose={() => setAsking(false)}
          onConfirm={async (reason) => {
            await returnTheme(sheet.code, { expectedVersion: sheet.number, reason });
            setAsking(false);
            await refresh();
          }}
        >
          <p>{t('returnText')}</p>
        </ReasonDialog>
      )}
    </>
  );
}

export { ThemePage as Page };
