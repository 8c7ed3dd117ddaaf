import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { GivePanel, useGiving } from '#modules/trust/disclosures/web/index.ts';
import { Button, Loading, Page, ProblemAlert, Stack } from '#platform/ui/index.ts';
import { ContributeFiles } from './ContributeFiles.tsx';
import { caseTexts } from './case-texts.ts';
import { caseQuery, contribute, contributionOutlookQuery } from './cases-api.ts';
import { useFileChoices } from './use-file-choices.ts';
import { useFieldWords } from './use-words.ts';
import { categoriesOfWritten, filledIn, NEW_ITEM, WriteItem } from './WriteItem.tsx';

const NOTHING: never[] = [];

/** A participant brings what its own organisation knows to the host, under its own rules. */
export function ContributePage() {
  const { id = '' } = useParams();
  const { t } = caseTexts.useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [item, setItem] = useState(NEW_ITEM);
  const file = useQuery(caseQuery(id));
  const found = useQuery(contributionOutlookQuery(id));
  const outlook = found.data?.data;
  const files = useFileChoices(found.data?.files ?? NOTHING);
  const written = useMemo(
    () => [...categoriesOfWritten(item), ...files.categories],
    [item, files.categories],
  );
  const words = useFieldWords(NOTHING);
  const giving = useGiving(outlook, NOTHING, { written });
  const contributing = useMutation({
    mutationFn: () =>
      contribute(id, {
        items: filledIn(item),
        files: files.toSend,
        proofs: giving.proofs,
      }),
    onSuccess: async () => {
      await client.invalidateQueries();
      void navigate(`/casussen/${id}/inbreng`);
    },
  });
  const problem = file.error ?? found.error;
  if (problem) return <ProblemAlert problem={problem} onRetry={() => void found.refetch()} />;
  if (outlook === undefined || file.data === undefined) return <Loading />;
  return (
    <Page
      title={t('contribute.title', { name: outlook.recipient.name })}
      crumbs={[
        { label: t('title'), to: '/casussen' },
        { label: file.data.data.title, to: `/casussen/${id}` },
        { label: t('contribute.button') },
      ]}
    >
      {contributing.error && <ProblemAlert problem={contributing.error} />}
      <GivePanel
        outlook={outlook}
        items={NOTHING}
        words={words}
        giving={giving}
        write={
          <Stack>
            <WriteItem item={item} onChange={setItem} />
            <ContributeFiles
              caseId={id}
              outlook={outlook}
              offered={found.data?.files ?? NOTHING}
              files={files}
            />
          </Stack>
        }
        actions={
          <Button
            kind="primary"
            disabled={!giving.ready || !files.complete}
            busy={contributing.isPending}
            onClick={() => contributing.mutate()}
          >
            {t('contribute.button')}
          </Button>
        }
      />
    </Page>
  );
}

export { ContributePage as Page };
