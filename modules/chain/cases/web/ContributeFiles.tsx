import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Outlook } from '#modules/trust/disclosures/model/index.ts';
import { FileDrop, Loading, ProblemAlert } from '#platform/ui/index.ts';
import type { OfferedFile } from '../model/index.ts';
import { caseTexts } from './case-texts.ts';
import { addCaseFile, contributionOutlookQuery, removeCaseFile } from './cases-api.ts';
import { FilesToGive } from './FilesToGive.tsx';
import type { FileChoices } from './use-file-choices.ts';

/** What of the own signal can be given, and new files: a new one lies ready at once, so a closed tab loses none. */
export function ContributeFiles({
  caseId,
  outlook,
  offered,
  files,
}: {
  caseId: string;
  outlook: Outlook;
  offered: readonly OfferedFile[];
  files: FileChoices;
}) {
  const { t } = caseTexts.useText();
  const client = useQueryClient();
  const renew = () => client.invalidateQueries(contributionOutlookQuery(caseId));
  const adding = useMutation({
    mutationFn: async (added: readonly File[]) => {
      for (const file of added) files.choose((await addCaseFile(caseId, file)).id, true);
    },
    onSettled: renew,
  });
  const removing = useMutation({
    mutationFn: async (file: OfferedFile) => {
      await removeCaseFile(file.id);
      files.choose(file.id, false);
    },
    onSettled: renew,
  });
  const problem = adding.error ?? removing.error;
  return (
    <FilesToGive outlook={outlook} offered={offered} files={files} onRemove={removing.mutate}>
      {adding.isPending && <Loading label={t('files.adding')} />}
      {problem && <ProblemAlert problem={problem} />}
      <FileDrop label={t('files.add')} photo paste={false} onFiles={adding.mutate} />
    </FilesToGive>
  );
}
