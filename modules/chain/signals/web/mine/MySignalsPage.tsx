import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import {
  Alert,
  ButtonLink,
  Card,
  CardHeader,
  Empty,
  Loading,
  Page,
  Pager,
  ProblemAlert,
  TextLink,
} from '#platform/ui/index.ts';
import { useCursorPages, useFormat } from '#platform/web/index.ts';
import { signalTexts } from '../signal-texts.ts';
import { draftsQuery, mySignalsQuery } from '../signals-api.ts';
import { MySignalCard } from './MySignalCard.tsx';
import '../signals.css';

/** What I reported, and what became of it: in plain words, with what was asked and what came back. */
export function MySignalsPage() {
  const { t } = signalTexts.useText();
  const pages = useCursorPages('mine');
  const { data, error, refetch, isPending } = useQuery(mySignalsQuery(pages.cursor));
  return (
    <Page
      title={t('mine.title')}
      lead={data && t('mine.lead', { count: data.page.count })}
      actions={
        <ButtonLink kind="primary" icon={IconPlus} to="/signalen/nieuw">
          {t('queue.record')}
        </ButtonLink>
      }
      below={
        data !== undefined &&
        data.questions > 0 && <Alert tone="warn">{t('mine.questions', { count: data.questions })}</Alert>
      }
    >
      <Drafts />
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {isPending && <Loading />}
      {data?.data.length === 0 && (
        <Empty title={t('mine.empty')}>
          <p>{t('mine.emptyText')}</p>
        </Empty>
      )}
      <ul className="signal-list">
        {data?.data.map((signal) => (
          <li key={signal.id}>
            <MySignalCard signal={signal} />
          </li>
        ))}
      </ul>
      <Pager pages={pages} page={data?.page} shown={data?.data.length ?? 0} />
    </Page>
  );
}

function Drafts() {
  const { t } = signalTexts.useText();
  const format = useFormat();
  const { data } = useQuery(draftsQuery);
  if (data === undefined || data.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t('mine.drafts')} />
      <ul className="signal-list">
        {data.map((draft) => (
          <li key={draft.id} className="signal-line">
            <span>
              {String(draft.content.narrative ?? '').slice(0, 80) || t('mine.draft')}{' '}
              <span className="sk-soft sk-small">
                {t('mine.draftOf', { date: format.dateTime(draft.updatedAt) })}
              </span>
            </span>
            <TextLink to={`/signalen/nieuw?concept=${draft.id}`}>{t('mine.openDraft')}</TextLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export { MySignalsPage as Page };
