import { useMutation, useQuery } from '@tanstack/react-query';
import {
  Actions,
  Alert,
  Button,
  Card,
  CardHeader,
  Chip,
  Loading,
  ProblemAlert,
  Stack,
} from '#platform/ui/index.ts';
import { useFormat, useRefresh } from '#platform/web/index.ts';
import { type AutoWitness, autoWitnessQuery, setAutoWitness } from './audit-api.ts';
import { auditTexts } from './audit-texts.ts';

/** The product signs checkpoints along for the own organisation, or does not. */
export function AutoWitnessCard() {
  const { t } = auditTexts.useText();
  const witness = useQuery(autoWitnessQuery);
  if (witness.error) return <ProblemAlert problem={witness.error} onRetry={() => void witness.refetch()} />;
  return (
    <Card>
      <CardHeader
        title={t('witness.title')}
        aside={
          witness.data && (
            <Chip tone={witness.data.data.enabled ? 'active' : 'plain'}>
              {witness.data.data.enabled ? t('rules.on') : t('rules.off')}
            </Chip>
          )
        }
      />
      {witness.data === undefined ? <Loading /> : <Witness witness={witness.data} />}
    </Card>
  );
}

function Witness({ witness: { data, abilities } }: { witness: AutoWitness }) {
  const { t, maybe } = auditTexts.useText();
  const format = useFormat();
  const refresh = useRefresh('automatic-audit-witness');
  const change = useMutation({ mutationFn: setAutoWitness, onSettled: refresh });
  return (
    <Stack>
      <p>{t('witness.text')}</p>
      {data.refused !== null && (
        <Alert tone="error" title={t('witness.refused', { date: format.dateTime(data.refusedAt) })}>
          {maybe(`broken.${data.refused}`) ?? data.refused}
        </Alert>
      )}
      {change.error && <ProblemAlert problem={change.error} />}
      {abilities.change && (
        <Actions>
          <Button
            busy={change.isPending}
            onClick={() => change.mutate({ enabled: !data.enabled, expectedVersion: data.version })}
          >
            {data.enabled ? t('witness.stop') : t('witness.start')}
          </Button>
        </Actions>
      )}
    </Stack>
  );
}
