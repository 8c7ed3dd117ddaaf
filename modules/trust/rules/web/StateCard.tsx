import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Actions,
  Button,
  Card,
  CardHeader,
  Chip,
  type ChipTone,
  ProblemAlert,
  ReasonDialog,
  Stack,
  Stamp,
} from '#platform/ui/index.ts';
import { useFormat, useRefresh } from '#platform/web/index.ts';
import type { RuleSheet, RuleState } from '../model/index.ts';
import { enactRule, retireRule, type SheetReply, trialQuery, withdrawConfirmation } from './rules-api.ts';
import { rulesTexts } from './rules-texts.ts';
import { changedIn } from './TrialCard.tsx';

const TONES: Readonly<Record<RuleState, ChipTone>> = {
  draft: 'proposal',
  changed: 'proposal',
  'in-force': 'good',
  waiting: 'warn',
  retired: 'plain',
};

export function StateChip({ state }: { state: RuleState }) {
  const { t } = rulesTexts.useText();
  return <Chip tone={TONES[state]}>{t(`state.${state}`)}</Chip>;
}

type Props = { data: RuleSheet; abilities: SheetReply['abilities']; tried: boolean };

/** Where the rule stands, and what the privacy officer decides about it. A draft is confirmed after its test cases were seen. */
export function StateCard({ data, abilities, tried }: Props) {
  const { t } = rulesTexts.useText();
  const format = useFormat();
  const refresh = useRefresh('rule-editions', 'rules', 'rule-questions');
  const [retiring, setRetiring] = useState(false);
  const trial = useQuery({ ...trialQuery(data.code, data.number), enabled: tried && abilities.enact });
  const changed = trial.data === undefined ? undefined : changedIn(trial.data.data);
  const enacting = useMutation({
    mutationFn: () => enactRule(data.code, data.number, changed ?? []),
    onSettled: refresh,
  });
  const withdrawing = useMutation({
    mutationFn: (id: string) => withdrawConfirmation(id),
    onSettled: refresh,
  });
  const { confirmation } = data;
  return (
    <Card>
      <CardHeader title={t('stateTitle')} />
      <Stack>
        <div>{data.state === null ? <Chip>{t('ofRegion')}</Chip> : <StateChip state={data.state} />}</div>
        {confirmation === null ? (
          data.inForce?.effect === 'allow' && <p>{t('notConfirmed')}</p>
        ) : (
          <div>
            <Stamp>{t('confirmed')}</Stamp>
            <p className="sk-small">
              {confirmation.confirmedByName ?? '–'}, {format.dateWithoutDay(confirmation.confirmedAt)}
            </p>
          </div>
        )}
        {data.state !== null && <p className="sk-small sk-soft">{t(`stateMeans.${data.state}`)}</p>}
        {enacting.error && <ProblemAlert problem={enacting.error} />}
        {withdrawing.error && <ProblemAlert problem={withdrawing.error} />}
        {abilities.enact && changed === undefined && <p className="sk-small">{t('tryFirst')}</p>}
        {abilities.enact && changed !== undefined && (
          <Button kind="primary" busy={enacting.isPending} onClick={() => enacting.mutate()}>
            {t('enact', { count: changed.length })}
          </Button>
        )}
        <Actions>
          {abilities.withdraw && confirmation !== null && (
            <Button busy={withdrawing.isPending} onClick={() => withdrawing.mutate(confirmation.id)}>
              {t('withdraw')}
            </Button>
          )}
          {abilities.retire && (
            <Button kind="tertiary" onClick={() => setRetiring(true)}>
              {t('retire')}
            </Button>
          )}
        </Actions>
        {!abilities.edit && !abilities.withdraw && data.region?.effect !== 'prohibit' && (
          <p className="sk-small sk-soft">{t('onlyOfficer')}</p>
        )}
        {retiring && (
          <ReasonDialog
            title={t('retire')}
            hint={t('reasonHint')}
            confirmLabel={t('retireGo')}
            onClose={() => setRetiring(false)}
            onConfirm={async (reason) => {
              await retireRule(data.code, data.number, reason);
              setRetiring(false);
              await refresh();
            }}
          >
            <p>{t('retireText')}</p>
          </ReasonDialog>
        )}
      </Stack>
    </Card>
  );
}
