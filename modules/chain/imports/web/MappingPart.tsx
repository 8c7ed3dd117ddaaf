import { IconPlayerPlay } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Alert, Button, Columns, ProblemAlert } from '#platform/ui/index.ts';
import { useFormat, useUnsavedWarning } from '#platform/web/index.ts';
import { ColumnsCard } from './ColumnsCard.tsx';
import { type ImportReply, importQuery, runImport } from './imports-api.ts';
import { importTexts } from './imports-texts.ts';
import { PreviewCard } from './PreviewCard.tsx';
import { ReadyCard } from './ReadyCard.tsx';
import { useMapping } from './use-mapping.ts';
import { ValuesCard } from './ValuesCard.tsx';

/** Before the run: columns, words, preview, and the word to go. */
export function MappingPart({ reply }: { reply: ImportReply }) {
  const { data: batch, abilities } = reply;
  const { t } = importTexts.useText();
  const format = useFormat();
  const client = useQueryClient();
  const mapping = useMapping(batch);
  const [problem, setProblem] = useState<unknown>(null);
  useUnsavedWarning(mapping.dirty);

  const start = async () => {
    setProblem(null);
    try {
      if (await mapping.save())
        client.setQueryData(importQuery(batch.id).queryKey, await runImport(batch.id));
    } catch (cause) {
      setProblem(cause);
    }
  };

  const ready = abilities.run || mapping.dirty;
  return (
    <Columns
      workWidth="narrow"
      work={
        <ReadyCard batch={batch} known={!mapping.dirty && abilities.run}>
          {batch.importedBefore !== null && (
            <Alert>{t('before', { date: format.dateTime(batch.importedBefore) })}</Alert>
          )}
          {batch.mappingProblems.map(({ code, message }) => (
            <Alert key={`${code} ${message}`} tone="warn">
              {message}
            </Alert>
          ))}
          {mapping.problem !== null && <ProblemAlert problem={mapping.problem} />}
          {problem !== null && <ProblemAlert problem={problem} />}
          {mapping.dirty && (
            <Button wide busy={mapping.saving} onClick={() => void mapping.save()}>
              {t('save')}
            </Button>
          )}
          <Button kind="primary" wide icon={IconPlayerPlay} disabled={!ready} onClick={start}>
            {t('run')}
          </Button>
        </ReadyCard>
      }
    >
      <ColumnsCard batch={batch} mapping={mapping} />
      <ValuesCard batch={batch} mapping={mapping} />
      {!mapping.dirty && batch.mappingProblems.length === 0 && <PreviewCard batch={batch} />}
    </Columns>
  );
}
