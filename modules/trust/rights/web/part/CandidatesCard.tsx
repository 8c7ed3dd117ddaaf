import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Actions,
  Button,
  Card,
  CardHeader,
  CheckboxGroup,
  Empty,
  Loading,
  Pager,
  ProblemAlert,
} from '#platform/ui/index.ts';
import { isApiProblem, useCursorPages, useFormat, useRefresh } from '#platform/web/index.ts';
import type { Candidate } from '../../model/index.ts';
import { candidatesQuery, confirmCandidates } from '../rights-api.ts';
import { rightsTexts } from '../rights-texts.ts';

/** Own records that may be about the requester: the program proposes, a person says whether it is so. */
export function CandidatesCard({ partId, sure }: { partId: string; sure: boolean }) {
  const { t } = rightsTexts.useText();
  const format = useFormat();
  const refresh = useRefresh('rights');
  const pages = useCursorPages(String(sure));
  const list = useQuery(candidatesQuery(partId, sure, pages.cursor));
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<unknown>(null);
  const rows = list.data?.data ?? [];
  const chosen = ticked.filter((id) => rows.some((row) => row.mentionId === id));
  const say = async (isRequester: boolean) => {
    try {
      await confirmCandidates(partId, chosen, isRequester);
      setTicked([]);
      await refresh();
    } catch (cause) {
      if (!isApiProblem(cause)) throw cause;
      setProblem(cause);
    }
  };
  const compared = (candidate: Candidate) =>
    candidate.fields
      .filter((field) => field.there !== null)
      .map((field) =>
        t('candidate.field', {
          field: t(`compared.${field.field as 'name'}`),
          value: field.field === 'birthDate' ? format.dateWithoutDay(field.there) : (field.there ?? ''),
          sign: t(`sign.${field.sign as '='}`),
        }),
      )
      .join('; ');
  return (
    <Card>
      <CardHeader title={t(sure ? 'candidate.sure' : 'candidate.byName')} />
      <p className="sk-soft">{t('candidate.lead')}</p>
      {(list.error ?? problem) !== null && <ProblemAlert problem={list.error ?? problem} />}
      {list.data === undefined && !list.error && <Loading />}
      {list.data !== undefined && rows.length === 0 && <Empty title={t('candidate.none')} />}
      {rows.length > 0 && (
        <>
          <CheckboxGroup
            legend={t('candidate.which')}
            value={chosen}
            onValueChange={setTicked}
            choices={rows.map((row) => ({
              value: row.mentionId,
              label: `${row.reference}, ${format.dateWithoutDay(row.receivedOn)}: ${t(`strength.${row.strength as 'strong'}`)}`,
              text: `${compared(row)}. ${row.purposeTitle}${row.recordKind === 'contribution' ? `. ${t('candidate.copy')}` : ''}`,
            }))}
          />
          <Actions>
            <Button onClick={() => setTicked(rows.map((row) => row.mentionId))}>{t('candidate.all')}</Button>
            <Button
              kind="primary"
              aria-disabled={chosen.length === 0}
              onClick={() => chosen.length > 0 && say(true)}
            >
              {t('candidate.is')}
            </Button>
            <Button aria-disabled={chosen.length === 0} onClick={() => chosen.length > 0 && say(false)}>
              {t('candidate.isNot')}
            </Button>
          </Actions>
        </>
      )}
      <Pager pages={pages} page={list.data?.page} shown={rows.length} />
    </Card>
  );
}
