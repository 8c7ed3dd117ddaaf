import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Card, CardHeader, FileDrop, Loading, ProblemAlert } from '#platform/ui/index.ts';
import { offerFile } from './imports-api.ts';
import { importTexts } from './imports-texts.ts';

/** Largest file that is taken, in bytes. */
const MOST = 100 * 1024 * 1024;

/** Takes one file, has it read, and leads to its mapping. */
export function OfferFile({ title, hint }: { title: string; hint: string }) {
  const { t } = importTexts.useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  const offer = async (file: File) => {
    setBusy(true);
    setProblem(null);
    try {
      const { data } = await offerFile(file);
      await client.invalidateQueries({ queryKey: ['imports', 'list'] });
      void navigate(`/import/${data.id}`);
    } catch (cause) {
      setProblem(cause);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Card>
      <CardHeader title={title} />
      <p>{hint}</p>
      {problem !== null && <ProblemAlert problem={problem} />}
      {busy ? (
        <Loading label={t('offering')} />
      ) : (
        <FileDrop
          label={title}
          accept=".csv,.txt,.xlsx"
          multiple={false}
          paste={false}
          maxBytes={MOST}
          onFiles={([file]) => file !== undefined && void offer(file)}
        />
      )}
    </Card>
  );
}
