import { useQuery } from '@tanstack/react-query';
import { Card, CardHeader, Loading, ProblemAlert, Properties } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import { useActivityLines } from './ActivityLines.tsx';
import { registerTexts } from './register-texts.ts';
import { processingQuery } from './registers-api.ts';
import { useWords } from './use-words.ts';

/** AVG 30: each processing of the own organisation. */
export function ProcessingTab() {
  const { t } = registerTexts.useText();
  const format = useFormat();
  const words = useWords();
  const linesOf = useActivityLines();
  const { data, error, refetch } = useQuery(processingQuery);
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { data: register } = data;
  return (
    <>
      <Card>
        <CardHeader
          title={t('tab.processing')}
          count={t('processingCount', { count: register.activities.length })}
        />
        <Properties
          items={[
            { label: t('controller'), value: register.organisation.name },
            ...register.officers.map((officer) => ({
              key: `${officer.task} ${officer.name}`,
              label: t(`officer.${officer.task}`),
              value: officer.name,
            })),
            { label: t('rulesVersion'), value: register.rulesVersion },
            { label: t('madeOn'), value: format.dateTime(register.madeOn) },
            { label: t('subjects'), value: register.subjects.join('; ') },
            { label: t('transfers'), value: t('noTransfers') },
            {
              label: t('measures'),
              value: (
                <ul>
                  {register.measures.map((measure) => (
                    <li key={measure}>{measure}</li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      </Card>
      {register.activities.map((activity) => (
        <Card key={activity.purpose.code}>
          <CardHeader title={words.title(activity.purpose)} />
          <p>{activity.description}</p>
          <Properties items={linesOf(activity)} />
        </Card>
      ))}
    </>
  );
}
