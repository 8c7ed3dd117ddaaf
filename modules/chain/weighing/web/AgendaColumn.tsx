import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Card, CardHeader, Empty, IconButton, ProblemAlert } from '#platform/ui/index.ts';
import { type MeetingReply, meetingQuery, orderAgenda } from './weighing-api.ts';
import { weighingTexts } from './weighing-texts.ts';

/** The agenda at the left; the one under discussion is filled. */
export function AgendaColumn({ reply, itemId }: { reply: MeetingReply; itemId: string | null }) {
  const { t } = weighingTexts.useText();
  const order = useOrder(reply);
  const decided = reply.items.filter((item) => item.state === 'decided').length;
  return (
    <Card flush>
      <CardHeader title={t('agenda')} aside={t('agendaCount', { decided, items: reply.items.length })} />
      {reply.items.length === 0 && <Empty title={t('agendaEmpty')} />}
      <ol className="weighing__agenda">
        {reply.items.map((item, index) => (
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
            {reply.abilities.addItem && reply.items.length > 1 && (
              <span className="weighing__order sk-no-print">
                <IconButton
                  icon={IconArrowUp}
                  label={t('earlierItem', { title: item.title })}
                  disabled={index === 0 || order.isPending}
                  onClick={() => order.mutate([index, index - 1])}
                />
                <IconButton
                  icon={IconArrowDown}
                  label={t('laterItem', { title: item.title })}
                  disabled={index === reply.items.length - 1 || order.isPending}
                  onClick={() => order.mutate([index, index + 1])}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
      {order.error && <ProblemAlert problem={order.error} />}
    </Card>
  );
}

/** Two neighbours on the agenda change places. */
function useOrder(reply: MeetingReply) {
  const client = useQueryClient();
  const { id, version } = reply.data;
  return useMutation({
    mutationFn: ([from, to]: readonly [number, number]) => {
      const ids = reply.items.map((item) => item.id);
      const [moved] = ids.splice(from, 1);
      if (moved !== undefined) ids.splice(to, 0, moved);
      return orderAgenda(id, ids, version);
    },
    onSuccess: (next) => client.setQueryData(meetingQuery(id).queryKey, next),
  });
}
