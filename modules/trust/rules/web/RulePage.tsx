import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import {
  Alert,
  ButtonLink,
  Card,
  CardHeader,
  Columns,
  Loading,
  Page,
  ProblemPage,
  Stack,
} from '#platform/ui/index.ts';
import { AdviceCard } from './AdviceCard.tsx';
import { RuleChanges } from './RuleChanges.tsx';
import { RuleView } from './RuleView.tsx';
import { ruleQuery, type SheetReply } from './rules-api.ts';
import { rulesTexts } from './rules-texts.ts';
import { StateCard } from './StateCard.tsx';
import { TrialCard } from './TrialCard.tsx';
import { VersionsCard } from './VersionsCard.tsx';

/** One rule: as it holds here, the draft beside it with what it would change, the advice, and earlier versions. */
export function RulePage() {
  const { code = '' } = useParams();
  const sheet = useQuery(ruleQuery(code));
  if (sheet.error) return <ProblemPage problem={sheet.error} onRetry={() => void sheet.refetch()} />;
  if (sheet.data === undefined) return <Loading />;
  return <Sheet reply={sheet.data} />;
}

function Sheet({ reply: { data, abilities } }: { reply: SheetReply }) {
  const { t } = rulesTexts.useText();
  const [tried, setTried] = useState(false);
  const draft = abilities.try ? data.editions[0] : undefined;
  const title =
    draft?.rule?.title ??
    data.inForce?.title ??
    data.region?.title ??
    data.editions.find((item) => item.rule)?.rule?.title;
  return (
    <Page
      title={`${data.code} · ${title ?? ''}`}
      lead={data.region === null ? t('ownLead') : t('regionLead', { version: data.regionVersion })}
      crumbs={[{ label: t('rules'), to: '/zorgvuldigheid/regels' }, { label: data.code }]}
      actions={
        abilities.edit && (
          <ButtonLink kind="primary" to={`/zorgvuldigheid/regels/${data.code}/aanpassen`}>
            {draft === undefined ? t('adapt') : t('editDraft')}
          </ButtonLink>
        )
      }
    >
      <Columns
        workStays
        work={
          <>
            <StateCard data={data} abilities={abilities} tried={tried} />
            <AdviceCard data={data} may={abilities.advise} />
          </>
        }
      >
        {data.region?.effect === 'prohibit' && <Alert>{t('prohibitionOfRegion')}</Alert>}
        {data.regionChanged && <Alert tone="warn" title={t('regionChanged')} />}
        {draft !== undefined && (
          <Card>
            <CardHeader title={t('draftTitle', { number: draft.number })} />
            <Stack>
              {draft.rule === null ? <p>{t('draftRetires')}</p> : <RuleView rule={draft.rule} />}
              <RuleChanges caption={t('draftChanges')} before={data.inForce} after={draft.rule} />
            </Stack>
          </Card>
        )}
        {draft !== undefined && (
          <TrialCard
            key={draft.number}
            code={data.code}
            number={draft.number}
            asked={tried}
            onAsk={() => setTried(true)}
          />
        )}
        <Card>
          <CardHeader title={t('inForceTitle')} />
          {data.inForce === null ? <p>{t('notInForce')}</p> : <RuleView rule={data.inForce} />}
        </Card>
        {data.editions.length > 0 && <VersionsCard data={data} />}
      </Columns>
    </Page>
  );
}

export { RulePage as Page };
