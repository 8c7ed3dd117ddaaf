import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import {
  Chip,
  Columns,
  Decision,
  Loading,
  Page,
  ProblemPage,
  Proposal,
  TextLink,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { BringIn } from '../model/index.ts';
import { BRING_IN_TONES } from './BringInsPage.tsx';
import { ContributionList } from './ContributionList.tsx';
import { caseTexts } from './case-texts.ts';
import { bringInQuery } from './cases-api.ts';
import { AcceptCard, RefuseCard } from './DecideBringIn.tsx';
import { useThemeTitle } from './use-words.ts';

function Decided({ bringIn }: { bringIn: BringIn }) {
  const { t } = caseTexts.useText();
  const format = useFormat();
  if (bringIn.decidedAt === null)
    return <Proposal title={t(`bringIn.state.${bringIn.state}`)}>{bringIn.host.name}</Proposal>;
  return (
    <Decision
      title={t(`bringIn.state.${bringIn.state}`)}
      by={t('bringIn.decidedBy', {
        name: bringIn.decidedByName ?? '',
        date: format.dateTime(bringIn.decidedAt),
      })}
    >
      {bringIn.refusalReason !== null && <p>{bringIn.refusalReason}</p>}
      {bringIn.caseId !== null && (
        <p>
          <TextLink to={`/casussen/${bringIn.caseId}`}>{t('bringIn.toCase')}</TextLink>
        </p>
      )}
    </Decision>
  );
}

/** What was brought in; the host decides here. */
export function BringInDetailPage() {
  const { id = '' } = useParams();
  const { t } = caseTexts.useText();
  const format = useFormat();
  const themeTitle = useThemeTitle();
  const { data, error, refetch } = useQuery(bringInQuery(id));
  if (error) return <ProblemPage problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const bringIn = data.data;
  return (
    <Page
      title={bringIn.title}
      lead={[
        bringIn.organisation.name,
        themeTitle(bringIn.themeCode),
        t('bringIn.offeredBy', { name: bringIn.offeredByName, date: format.dateTime(bringIn.offeredAt) }),
      ]
        .filter((part) => part !== null)
        .join(' · ')}
      crumbs={[{ label: t('bringIn.inboxTitle'), to: '/inbreng' }, { label: bringIn.title }]}
      actions={<Chip tone={BRING_IN_TONES[bringIn.state]}>{t(`bringIn.state.${bringIn.state}`)}</Chip>}
    >
      <Columns
        work={
          bringIn.abilities.decide === true ? (
            <>
              <AcceptCard bringIn={bringIn} />
              <RefuseCard bringIn={bringIn} />
            </>
          ) : (
            <Decided bringIn={bringIn} />
          )
        }
      >
        <ContributionList title={t('bringIn.content')} rows={data.contributions} />
      </Columns>
    </Page>
  );
}

export { BringInDetailPage as Page };
