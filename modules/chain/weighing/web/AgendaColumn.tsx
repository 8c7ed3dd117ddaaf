import { Link } from 'react-router';
import { Card, CardHeader, Empty } from '#platform/ui/index.ts';
import type { MeetingReply } from './weighing-api.ts';
import { weighingTexts } from './weighing-texts.ts';

/** The agenda at the left; the one under discussion is filled. */
export function AgendaColumn({ reply, itemId }: { reply: MeetingReply; itemId: string | null }) {
  const { t } = weighingTexts.useText();
  const decided = reply.items.filter((item) => item.state === 'decided').length;
  return (
    <Card flush>
      <CardHeader title={t('agenda')} aside={t('agendaCount', { decided, items: reply.items.length })} />
      {reply.items.length === 0 && <Empty title={t('agendaEmpty')} />}
      <ol className="weighing__agenda">
        {reply.items.map((item) => (
          <li key={item.id}>
            <Link to={`?signaal=${item.id}`} aria-current={item.id === itemId ? 'true' : undefined}>
              <strong>{item.title}</strong>
              <br />
              <span className="sk-soft">
                {item.reference} · {t(`round.${item.round}`)}
                <br />
                {item.decision === null
                  ? t(`itemState.${item.state}`)
                  : `${t('itemState.decided')}: ${t(`choice.${item.decision}`)}`}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </Card>
  );
}
