import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  ButtonLink,
  Card,
  CardHeader,
  CheckboxGroup,
  Loading,
  ProblemAlert,
  Stack,
} from '#platform/ui/index.ts';
import type { Case, Contribution } from '../model/index.ts';
import { ContributionList } from './ContributionList.tsx';
import { caseTexts } from './case-texts.ts';
import { type Abilities, contributionsQuery, groupSubject } from './cases-api.ts';
import { itemTitle, useItemWords } from './use-words.ts';

/** Persons whom nobody placed yet: the host decides who is the same. */
function GroupCard({ caseId, rows }: { caseId: string; rows: readonly Contribution[] }) {
  const { t } = caseTexts.useText();
  const words = useItemWords();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string[]>([]);
  const grouping = useMutation({
    mutationFn: () => groupSubject(caseId, chosen),
    onSuccess: async () => {
      setChosen([]);
      await client.invalidateQueries({ queryKey: ['cases', 'one', caseId] });
    },
  });
  if (rows.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t('contributions.group')} count={rows.length} />
      {grouping.error && <ProblemAlert problem={grouping.error} />}
      <CheckboxGroup
        legend={t('contributions.groupText')}
        value={chosen}
        onValueChange={setChosen}
        choices={rows.map((row) => ({
          value: row.id,
          label: itemTitle(words, row),
          text: t('contributions.from', { origin: row.origin.name }),
        }))}
      />
      <Button
        small
        busy={grouping.isPending}
        disabled={chosen.length === 0}
        onClick={() => grouping.mutate()}
      >
        {t('contributions.groupNew')}
      </Button>
    </Card>
  );
}

/** What the own organisation gave and what was shared with it; there is nothing else. */
export function ContributionsTab({ file, abilities }: { file: Case; abilities: Abilities }) {
  const { t } = caseTexts.useText();
  const contributions = useQuery(contributionsQuery(file.id));
  if (contributions.error)
    return <ProblemAlert problem={contributions.error} onRetry={() => void contributions.refetch()} />;
  if (contributions.data === undefined) return <Loading />;
  const rows = contributions.data.data;
  const received = rows.filter((row) => row.direction === 'received');
  const unplaced = received.filter(
    (row) => row.itemKind === 'person' && row.subjectNo === null && row.withdrawnAt === null,
  );
  return (
    <Stack>
      {abilities.contribute === true && (
        <p>
          <ButtonLink to={`/casussen/${file.id}/inbrengen`}>{t('contributions.contribute')}</ButtonLink>
        </p>
      )}
      {abilities.group === true && <GroupCard caseId={file.id} rows={unplaced} />}
      <ContributionList title={t('contributions.received')} rows={received} />
      <ContributionList
        title={t('contributions.given')}
        rows={rows.filter((row) => row.direction === 'given')}
      />
    </Stack>
  );
}
