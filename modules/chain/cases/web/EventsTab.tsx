import { useQuery } from '@tanstack/react-query';
import { Card, CardHeader, Loading, ProblemAlert, Timeline } from '#platform/ui/index.ts';
import type { CaseEvent } from '../model/index.ts';
import { caseTexts } from './case-texts.ts';
import { eventsQuery } from './cases-api.ts';

const DECISIONS = new Set([
  'case.opened',
  'case.bring-in-accepted',
  'case.close',
  'case.reopened',
  'case.execute',
  'case.suspend',
]);

const textValues = (detail: CaseEvent['detail']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(detail).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.join(', ') : String(value),
    ]),
  );

/** What happened in the case, newest first. */
export function EventsTab({ caseId }: { caseId: string }) {
  const { t, maybe } = caseTexts.useText();
  const events = useQuery(eventsQuery(caseId));
  if (events.error) return <ProblemAlert problem={events.error} onRetry={() => void events.refetch()} />;
  if (events.data === undefined) return <Loading />;
  return (
    <Card>
      <CardHeader title={t('tab.events')} />
      <Timeline
        label={t('tab.events')}
        items={events.data.data.map((event) => ({
          key: event.id,
          at: event.occurredAt,
          kind: DECISIONS.has(event.type) ? ('decision' as const) : ('fact' as const),
          title:
            maybe(`event.${event.type.replaceAll('.', '-')}`, textValues(event.detail)) ?? t('eventOther'),
          body:
            event.personName === event.organisation.name
              ? event.organisation.name
              : `${event.personName}, ${event.organisation.name}`,
        }))}
      />
    </Card>
  );
}
