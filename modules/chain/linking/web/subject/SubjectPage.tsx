import { useQuery } from '@tanstack/react-query';
import { Navigate, useLocation, useParams } from 'react-router';
import { Alert, Columns, Loading, Page, ProblemPage } from '#platform/ui/index.ts';
import type { SubjectPageData } from '../../model/index.ts';
import { linkingTexts } from '../linking-texts.ts';
import { DecisionsCard } from './DecisionsCard.tsx';
import { DifferencesCard } from './DifferencesCard.tsx';
import { LinksCard } from './LinksCard.tsx';
import { MentionsCard } from './MentionsCard.tsx';
import { MergeCard } from './MergeCard.tsx';
import { SubjectTabs } from './SubjectTabs.tsx';
import { subjectQuery } from './subject-api.ts';

/** A subject: every mention that a person confirmed to be the same, each with its own source. */
export function SubjectPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(subjectQuery(id));
  if (error) return <ProblemPage problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  if (data.data.id !== id)
    return <Navigate to={`/subjecten/${data.data.id}`} state={{ merged: true }} replace />;
  return <Found subject={data.data} />;
}

function Found({ subject }: { subject: SubjectPageData }) {
  const { t } = linkingTexts.useText();
  const { state } = useLocation();
  const cameFromOld = (state as { merged?: boolean } | null)?.merged === true;
  const signals = new Set(subject.mentions.map((mention) => mention.signalId)).size;
  return (
    <Page
      title={t('subject.title', { label: subject.label })}
      lead={t('subject.lead', { mentions: subject.mentions.length, signals })}
      crumbs={[{ label: t('subject.all'), to: '/subjecten' }, { label: subject.label }]}
      below={<SubjectTabs id={subject.id} />}
    >
      {cameFromOld && (
        <Alert title={t('subject.movedTitle')} live>
          <p>{t('subject.moved', { label: subject.label })}</p>
        </Alert>
      )}
      <Columns
        workWidth="wide"
        work={
          <>
            <LinksCard subject={subject} />
            <MergeCard subject={subject} />
            <DecisionsCard subject={subject} />
          </>
        }
      >
        <DifferencesCard subject={subject} />
        <MentionsCard subject={subject} />
      </Columns>
    </Page>
  );
}

export { SubjectPage as Page };
