import { IconPlus, IconShare } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Actions,
  Alert,
  Button,
  type PlanItem as DrawnItem,
  Empty,
  Loading,
  Panel,
  type PlanCollision,
  PlanTimeline,
  ProblemAlert,
  Stack,
  TextLink,
} from '#platform/ui/index.ts';
import type { PlanItem, PlanView } from '../model/index.ts';
import { InterventionForm } from './InterventionForm.tsx';
import { interventionTexts } from './intervention-texts.ts';
import { type Abilities, type Ground, planQuery, sharePlan } from './interventions-api.ts';
import { PlanWarnings } from './PlanWarnings.tsx';
import { ShareDialog } from './ShareDialog.tsx';

/** Which few words stand at the red line of a collision. */
const CLASH: Partial<
  Record<PlanView['warnings'][number]['code'], 'stay' | 'order' | 'twice' | 'care' | 'together'>
> = {
  'stay-ends-before-place': 'stay',
  'order-broken': 'order',
  'order-circular': 'order',
  'counted-on-withdrawn': 'order',
  'punished-twice': 'twice',
  'care-withdrawn': 'care',
  'not-together': 'together',
};

const hasDates = (item: PlanItem): item is PlanItem & { plannedFrom: string } => item.plannedFrom !== null;
const isGone = (item: PlanItem): boolean => item.state === 'failed' || item.state === 'dropped';

const drawn = (item: PlanItem & { plannedFrom: string }): DrawnItem => ({
  key: item.id,
  track: item.track,
  label: item.own ? item.title : `${item.title} · ${item.organisation.name}`,
  start: item.plannedFrom,
  end: item.plannedUntil,
  state: item.state === 'failed' || item.state === 'dropped' ? 'proposed' : item.state,
});

/** The plan of a case, or of an own follow-up: warnings, the time line, and what still has no date. */
export function PlanPanel({ ground }: { ground: Ground }) {
  const { t } = interventionTexts.useText();
  const { data, error, refetch } = useQuery(planQuery(ground));
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { data: plan, abilities } = data;
  return (
    <Stack>
      <PlanWarnings warnings={plan.warnings} />
      <Panel>
        <Stack>
          {plan.items.length === 0 ? (
            <>
              <h2>{t('plan.title')}</h2>
              <Empty title={t('plan.empty')}>{t('plan.emptyText')}</Empty>
            </>
          ) : (
            <PlanDrawingOf plan={plan} />
          )}
          <PlanActions ground={ground} plan={plan} abilities={abilities} />
        </Stack>
      </Panel>
    </Stack>
  );
}

function PlanDrawingOf({ plan }: { plan: PlanView }) {
  const { t } = interventionTexts.useText();
  const dated = plan.items.filter(hasDates).filter((item) => !isGone(item));
  const undated = plan.items.filter((item) => !hasDates(item) || isGone(item));
  const shown = new Set(dated.map((item) => item.id));
  const collisions = plan.warnings.flatMap(
    ({ code, level, interventionIds: [from, to] }): PlanCollision[] => {
      const words = CLASH[code];
      if (level !== 'collision' || words === undefined || from === undefined || to === undefined) return [];
      return shown.has(from) && shown.has(to) ? [{ from, to, label: t(`clash.${words}`) }] : [];
    },
  );
  const own = new Set(plan.items.filter((item) => item.own).map((item) => item.id));
  return (
    <>
      {dated.length === 0 ? (
        <h2>{t('plan.title')}</h2>
      ) : (
        <PlanTimeline
          title={<h2>{t('plan.title')}</h2>}
          label={t('plan.label')}
          tracks={plan.tracks
            .filter((track) => dated.some((item) => item.track === track))
            .map((track) => ({ key: track, label: t(`track.${track}`) }))}
          items={dated.map(drawn)}
          arrows={plan.dependencies
            .filter(
              (each) =>
                each.kind === 'finishes-before' &&
                shown.has(each.interventionId) &&
                shown.has(each.onInterventionId),
            )
            .map((each) => ({ from: each.onInterventionId, to: each.interventionId }))}
          collisions={collisions}
          linkOf={(item) =>
            own.has(item.key) ? (
              <TextLink to={`/interventies/${item.key}`}>{item.label}</TextLink>
            ) : (
              item.label
            )
          }
        />
      )}
      {undated.length > 0 && (
        <>
          <h3>{t('plan.notPlanned')}</h3>
          <ul>
            {undated.map((item) => (
              <li key={item.id}>
                {item.own ? <TextLink to={`/interventies/${item.id}`}>{item.title}</TextLink> : item.title}
                <span className="sk-soft">
                  {' '}
                  · {t(`track.${item.track}`)} · {t(`state.${item.state}`)} · {item.organisation.name}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function PlanActions({ ground, plan, abilities }: { ground: Ground; plan: PlanView; abilities: Abilities }) {
  const { t } = interventionTexts.useText();
  const [open, setOpen] = useState<'plan' | 'share' | null>(null);
  const unshared = plan.items.filter((item) => item.own && item.sharedWith === 0).length;
  if (abilities.plan !== true) return null;
  return (
    <>
      {abilities.share === true && unshared > 0 && <Alert>{t('plan.unshared', { count: unshared })}</Alert>}
      <Actions>
        {abilities.share === true && plan.items.length > 0 && (
          <Button icon={IconShare} onClick={() => setOpen('share')}>
            {abilities.host === true ? t('plan.shareAsHost') : t('plan.share')}
          </Button>
        )}
        {/* Of an own follow-up the step that counts is its outcome. */}
        <Button
          kind={ground.kind === 'case' ? 'primary' : 'secondary'}
          icon={IconPlus}
          onClick={() => setOpen('plan')}
        >
          {t('plan.add')}
        </Button>
      </Actions>
      <InterventionForm ground={ground} open={open === 'plan'} onClose={() => setOpen(null)} />
      <ShareDialog
        title={abilities.host === true ? t('plan.shareAsHost') : t('share.title')}
        text={t('share.text')}
        open={open === 'share'}
        onClose={() => setOpen(null)}
        share={async (proofs) => {
          const { recipients } = (await sharePlan(ground.id, proofs)).data;
          return recipients.length === 0 ? t('share.nothing') : t('share.done', { count: recipients.length });
        }}
      />
    </>
  );
}
