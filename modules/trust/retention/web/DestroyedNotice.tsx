import { IconEraser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Alert, Loading, Page, TextLink } from '#platform/ui/index.ts';
import { mayEnter, useSession } from '#platform/web/index.ts';
import { VIEWERS } from '../model/groups.ts';
import { destroyedQuery } from './retention-api.ts';
import { useWords } from './use-words.ts';

/**
 * In place of a record that is not there: that it was destroyed and why, for who may know; else what is given as children. `page`: it is
 * the whole page, with a heading.
 */
export function DestroyedNotice({
  idOrReference,
  page = false,
  children,
}: {
  idOrReference: string;
  page?: boolean;
  children?: ReactNode;
}) {
  const { t, maybe, format, kind, rule } = useWords();
  const session = useSession();
  const { data: found, isPending } = useQuery(destroyedQuery(idOrReference));
  if (isPending) return <Loading />;
  if (found === undefined || found === null) return children;
  const told = (
    <Alert
      icon={IconEraser}
      title={t('destroyed.title', {
        kind: kind(found.recordKind),
        reference: found.reference,
        date: format.dateWithoutDay(found.destroyedAt),
      })}
    >
      <p>
        {found.rule === null
          ? t('destroyed.again')
          : t('destroyed.by', { rule: rule(found.rule), purpose: found.purposeTitle })}
      </p>
      {found.archive !== null && (
        <p>{t('destroyed.archive', { archive: found.archive.name, number: found.archive.reference })}</p>
      )}
      {found.decisions.length > 0 && (
        <>
          <p>{t('destroyed.decisions')}</p>
          <ul>
            {found.decisions.map((made) => (
              <li key={`${made.kind} ${made.decidedOn} ${made.number ?? ''}`}>
                {[
                  t('destroyed.decision', {
                    kind: made.title ?? maybe(`decisionKind.${made.kind}`) ?? t('destroyed.measure'),
                    date: format.dateWithoutDay(made.decidedOn),
                  }),
                  ...made.articles,
                ].join('; ')}
              </li>
            ))}
          </ul>
        </>
      )}
      {found.listId !== null && found.listTitle !== null && mayEnter(session, VIEWERS) && (
        <p>
          <TextLink to={`/bewaren/lijsten/${found.listId}/verklaring`}>{t('destroyed.report')}</TextLink>
        </p>
      )}
    </Alert>
  );
  return page ? <Page title={t('destroyed.heading')}>{told}</Page> : told;
}
