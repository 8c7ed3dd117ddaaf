import { useQuery } from '@tanstack/react-query';
import { Button, Card, CardHeader, Stack, Story } from '#platform/ui/index.ts';
import { useFormat, useRefresh } from '#platform/web/index.ts';
import { markRead, myFeedbackQuery } from './feedback-api.ts';
import { feedbackTexts } from './feedback-texts.ts';

/** For the reporter, with the own signal: what became of it. Nothing when there is no word yet. */
export function MyWordBack({ signal }: { signal: { id: string } }) {
  const { t } = feedbackTexts.useText();
  const format = useFormat();
  const refresh = useRefresh('feedback', 'notifications');
  const { data } = useQuery(myFeedbackQuery(signal.id));
  if (data === undefined || data.data.length === 0) return null;
  const read = async (id: string) => {
    await markRead(id);
    await refresh();
  };
  return (
    <Card>
      <CardHeader title={t('mine')} />
      {data.data.map((feedback) => (
        <Stack key={feedback.id}>
          <p className="sk-soft">
            {t('givenBy', { name: feedback.givenByName, date: format.date(feedback.givenAt) })}
          </p>
          <Story>{feedback.text}</Story>
          {feedback.readAt === null ? (
            <Button small onClick={() => void read(feedback.id)}>
              {t('markRead')}
            </Button>
          ) : (
            <p className="sk-soft">{t('readAt', { date: format.date(feedback.readAt) })}</p>
          )}
        </Stack>
      ))}
    </Card>
  );
}
