import { useQuery } from '@tanstack/react-query';
import { TextLink } from '#platform/ui/index.ts';
import { mayEnter, useSession } from '#platform/web/index.ts';
import { VIEWERS } from '../model/groups.ts';
import { termQuery } from './retention-api.ts';
import { useWords } from './use-words.ts';

/** On the page of a record: when it is destroyed and by which rule, or why that is not known. Nothing while no term runs. */
export function TermLine({ recordId }: { recordId: string }) {
  const { t, format, rule, lastDay } = useWords();
  const viewer = mayEnter(useSession(), VIEWERS);
  const { data: term } = useQuery({ ...termQuery(recordId), enabled: viewer });
  if (term === undefined || term === null) return null;
  if (term.rule === null) return <p>{t('line.unknown')}</p>;
  return (
    <p>
      {t('line.destroyed', { date: format.dateWithoutDay(lastDay(term)), rule: rule(term.rule) })}{' '}
      {term.onHold && t('line.onHold')}{' '}
      {term.listId !== null && <TextLink to={`/bewaren/lijsten/${term.listId}`}>{t('term.onList')}</TextLink>}
    </p>
  );
}
