import { useQuery } from '@tanstack/react-query';
import { Card, CardHeader, Chip, Fact, ProblemAlert, Properties } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import { type Findings, findingsQuery } from './weighing-api.ts';
import { weighingTexts } from './weighing-texts.ts';

/** Before a second weighing: what the departments that were asked know, and what their owners gave. */
export function FindingsCard({ signalId }: { signalId: string }) {
  const { t } = weighingTexts.useText();
  const { data, error, refetch } = useQuery(findingsQuery(signalId));
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  const hits = data.data.filter((question) => question.answer === 'hit').length;
  return (
    <Card>
      <CardHeader
        title={t('findings.title')}
        aside={t('findings.count', { hits, asked: data.data.length })}
      />
      {data.data.length === 0 && <p className="sk-soft">{t('findings.none')}</p>}
      <div className="sk-stack">
        {data.data.map((question) => (
          <Finding key={question.id} question={question} />
        ))}
      </div>
    </Card>
  );
}

function Finding({ question }: { question: Findings['data'][number] }) {
  const { t } = weighingTexts.useText();
  const format = useFormat();
  const answer = question.answer ?? 'waiting';
  return (
    <Fact
      about={question.departmentTitle}
      aside={<Chip tone={answer === 'hit' ? 'active' : 'plain'}>{t(`findings.${answer}`)}</Chip>}
    >
      {question.refusedReason !== null && <p>{t('findings.refused', { reason: question.refusedReason })}</p>}
      {question.releases.length > 0 && (
        <Properties
          items={question.releases.map((item) => ({
            key: item.id,
            label: item.label,
            value: t('findings.value', { value: item.value, day: format.dateWithoutDay(item.checkedOn) }),
          }))}
        />
      )}
    </Fact>
  );
}
