import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useParams } from 'react-router';
import {
  articlesText,
  CaseDisclosures,
  WaitingApprovals,
  WhyLine,
} from '#modules/trust/disclosures/web/index.ts';
import { TermLine } from '#modules/trust/retention/web/index.ts';
import {
  Button,
  Card,
  CardHeader,
  Chip,
  Columns,
  Loading,
  Page,
  ProblemPage,
  Stack,
  Strip,
  TabLinks,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { Case } from '../model/index.ts';
import { CaseSteps } from './CaseSteps.tsx';
import { ChangeCaseDialog } from './ChangeCaseDialog.tsx';
import { ContributionsTab } from './ContributionsTab.tsx';
import { caseTexts } from './case-texts.ts';
import { type CaseReply, caseQuery } from './cases-api.ts';
import { EventsTab } from './EventsTab.tsx';
import { InvitationsCard } from './InvitationsCard.tsx';
import { ParticipantsCard } from './ParticipantsCard.tsx';
import { type CasePanel, useCasePanels } from './panels.ts';
import { SecrecyGate } from './SecrecyGate.tsx';
import { usePurposeTitle, useThemeTitle } from './use-words.ts';

/** Why, on what ground, how far, when next, and until when. */
function CaseStrip({ file }: { file: Case }) {
  const { t } = caseTexts.useText();
  const format = useFormat();
  const kept = () => {
    if (file.retentionUntil !== null) return format.dateWithoutDay(file.retentionUntil);
    return file.retentionMonths === null ? '–' : t('strip.monthsAfter', { months: file.retentionMonths });
  };
  return (
    <Strip
      items={[
        { label: t('strip.why'), value: file.aim },
        { label: t('strip.basis'), value: articlesText(file.legalBasis) },
        { label: t('strip.phase'), value: <b>{t(`state.${file.state}`)}</b> },
        {
          label: t('strip.meeting'),
          value: file.nextMeetingAt === null ? t('strip.none') : format.date(file.nextMeetingAt),
        },
        { label: t('strip.kept'), value: kept() },
      ]}
    />
  );
}

type Tab = { readonly key: string; readonly label: string; readonly order: number };

function useTabs(panels: readonly CasePanel[]): Tab[] {
  const { t, language } = caseTexts.useText();
  return [
    { key: '', label: t('tab.overview'), order: 10 },
    ...panels.map((panel) => ({ key: panel.key, label: panel.label[language], order: panel.order })),
    { key: 'inbreng', label: t('tab.contributions'), order: 60 },
    { key: 'verstrekkingen', label: t('tab.disclosures'), order: 70 },
    { key: 'tijdlijn', label: t('tab.events'), order: 80 },
  ].toSorted((one, other) => one.order - other.order);
}

function Overview({ file }: { file: Case }) {
  const { t } = caseTexts.useText();
  const themeTitle = useThemeTitle();
  const purposeTitle = usePurposeTitle();
  return (
    <>
      <Card>
        <CardHeader title={t('strip.why')} aside={<Chip>{t(`state.${file.state}`)}</Chip>} />
        <p>{file.aim}</p>
        <p className="sk-soft">
          {[themeTitle(file.themeCode), file.host.name, purposeTitle(file)]
            .filter((part) => part !== null)
            .join(' · ')}
        </p>
        {file.suspendedReason !== null && <p>{file.suspendedReason}</p>}
        {file.closedReason !== null && <p>{file.closedReason}</p>}
        <TermLine recordId={file.id} />
      </Card>
      <EventsTab caseId={file.id} />
    </>
  );
}

function TabContent({ reply, tab, panels }: { reply: CaseReply; tab: string; panels: readonly CasePanel[] }) {
  const { data: file, abilities } = reply;
  const panel = panels.find((each) => each.key === tab);
  if (panel !== undefined) {
    return (
      <Suspense fallback={<Loading />}>
        <panel.Panel file={file} abilities={abilities} />
      </Suspense>
    );
  }
  if (tab === 'inbreng') return <ContributionsTab file={file} abilities={abilities} />;
  if (tab === 'verstrekkingen') return <CaseDisclosures caseId={file.id} />;
  if (tab === 'tijdlijn') return <EventsTab caseId={file.id} />;
  return <Overview file={file} />;
}

/** A joint case, for who is named in it. */
export function CasePage() {
  const { id = '', tab = '' } = useParams();
  const { t } = caseTexts.useText();
  const panels = useCasePanels();
  const tabs = useTabs(panels);
  const [changing, setChanging] = useState(false);
  const { data, error, refetch } = useQuery(caseQuery(id));
  if (error) return <ProblemPage problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { data: file, abilities } = data;
  return (
    <Page
      title={file.title}
      crumbs={[{ label: t('title'), to: '/casussen' }, { label: file.reference }]}
      actions={
        abilities.lead === true && <Button onClick={() => setChanging(true)}>{t('details.change')}</Button>
      }
      below={
        <Stack>
          <CaseStrip file={file} />
          <TabLinks
            label={t('tab.label')}
            tabs={tabs.map((each) => ({
              to: each.key === '' ? `/casussen/${id}` : `/casussen/${id}/${each.key}`,
              label: each.label,
              end: each.key === '',
            }))}
          />
        </Stack>
      }
    >
      <Columns
        workWidth="narrow"
        work={
          <>
            <CaseSteps file={file} abilities={abilities} />
            <WaitingApprovals caseId={file.id} />
            <ParticipantsCard file={file} abilities={abilities} />
            {abilities.lead === true && <InvitationsCard file={file} abilities={abilities} />}
            <WhyLine key={file.id} record={file.id}>
              {t('why')}
            </WhyLine>
          </>
        }
      >
        <Stack>
          {!file.secrecyConfirmed && <SecrecyGate caseId={file.id} />}
          <TabContent reply={data} tab={tab} panels={panels} />
        </Stack>
      </Columns>
      {changing && <ChangeCaseDialog file={file} onDone={() => setChanging(false)} />}
    </Page>
  );
}

export { CasePage as Page };
