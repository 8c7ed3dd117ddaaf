import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { Loading, Page, ProblemAlert, StateSteps } from '#platform/ui/index.ts';
import type { Import } from '../model/index.ts';
import { importQuery } from './imports-api.ts';
import { importTexts } from './imports-texts.ts';
import { MappingPart } from './MappingPart.tsx';
import { ProgressPart } from './ProgressPart.tsx';
import { ResultPart } from './ResultPart.tsx';

const stepOf = (state: Import['state']): 'mapping' | 'run' | 'result' =>
  state === 'uploaded' || state === 'mapped' ? 'mapping' : state === 'running' ? 'run' : 'result';

/** One export, from its mapping to its result; can be left and found again at any moment. */
export function ImportPage() {
  const { t } = importTexts.useText();
  const { id = '' } = useParams();
  const { data: reply, error, refetch } = useQuery(importQuery(id));
  const crumbs = [{ label: t('title'), to: '/import' }, { label: reply?.data.fileName ?? '…' }];
  if (reply === undefined) {
    return (
      <Page title={t('title')} crumbs={crumbs}>
        {error ? <ProblemAlert problem={error} onRetry={() => void refetch()} /> : <Loading />}
      </Page>
    );
  }
  const { data: batch } = reply;
  const step = stepOf(batch.state);
  const steps = (['mapping', 'run', 'result'] as const).map((key) => ({ key, label: t(`steps.${key}`) }));
  const lead = `${t('rows', { count: batch.rows })} · ${batch.encoding ?? batch.format} · ${t(`state.${batch.state}`)}`;
  return (
    <Page
      title={batch.fileName}
      lead={lead}
      crumbs={crumbs}
      below={<StateSteps steps={steps} now={batch.state === 'done' ? null : step} />}
    >
      {step === 'mapping' && <MappingPart key={batch.id} reply={reply} />}
      {step === 'run' && <ProgressPart reply={reply} />}
      {step === 'result' && <ResultPart key={batch.id} reply={reply} />}
    </Page>
  );
}

export { ImportPage as Page };
