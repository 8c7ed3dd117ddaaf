import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import {
  Card,
  CardHeader,
  Chip,
  Columns,
  Loading,
  Page,
  ProblemPage,
  Properties,
  Stack,
  Term,
  TextLink,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { InterventionView } from '../model/index.ts';
import { ChangeIntervention } from './ChangeIntervention.tsx';
import { DependencyCard } from './DependencyCard.tsx';
import { interventionTexts } from './intervention-texts.ts';
import { groundOf, interventionQuery, optionsQuery } from './interventions-api.ts';
import { StepCard } from './StepCard.tsx';
import { WorkCard } from './WorkCard.tsx';

/** One intervention: what and why at the left; the next step, the work and what it hangs together with at the right. */
export function InterventionPage() {
  const { t } = interventionTexts.useText();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(interventionQuery(id));
  if (error) return <ProblemPage problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { data: one, abilities, dependencies = [] } = data;
  return (
    <Page
      title={one.title}
      lead={t(`track.${one.track}`)}
      crumbs={[{ label: t('mine.title'), to: '/mijn-interventies' }]}
      actions={abilities.edit === true && <ChangeIntervention key={one.version} one={one} />}
    >
      <Columns
        work={
          <Stack>
            <StepCard one={one} abilities={abilities} />
            <DependencyCard one={one} abilities={abilities} dependencies={dependencies} />
          </Stack>
        }
      >
        <Stack>
          <Facts one={one} seesGround={one.caseId !== null || abilities.edit === true} />
          <WorkCard one={one} may={abilities.logWork === true} />
        </Stack>
      </Columns>
    </Page>
  );
}

function Facts({ one, seesGround }: { one: InterventionView; seesGround: boolean }) {
  const { t } = interventionTexts.useText();
  // Who only carries out an order does not see the signal around it.
  const { data: options } = useQuery({ ...optionsQuery(groundOf(one)), enabled: seesGround });
  const barrier = options?.data.barriers.find((each) => each.code === one.barrierCode);
  const format = useFormat();
  const written = (label: string, text: string | null) =>
    text === null || text === '' ? [] : [{ label, value: text }];
  return (
    <Card>
      <CardHeader title={t('one.facts')} aside={<Chip>{t(`state.${one.state}`)}</Chip>} />
      <Stack>
        <Properties
          items={[
            ...written(t('form.barrier'), barrier?.title ?? null),
            { label: t('one.term'), value: <Term on={one.termOn} /> },
            {
              label: t('one.period'),
              value: `${format.dateWithoutDay(one.plannedFrom)} – ${format.dateWithoutDay(one.plannedUntil)}`,
            },
            { label: t('one.responsible'), value: one.responsible.name },
            ...written(t('one.place'), one.place),
            ...written(
              t('one.basis'),
              one.legalBasis.map(({ law, article }) => `${law} ${article}`).join('; '),
            ),
            ...written(t('one.instruction'), one.instruction),
            ...written(t('one.result'), one.result),
            ...written(t('one.reason'), one.reason),
          ]}
        />
        <p className="sk-soft">
          {one.caseId !== null && <TextLink to={`/casussen/${one.caseId}/plan`}>{t('one.toCase')}</TextLink>}
          {seesGround && one.signalId !== null && (
            <TextLink to={`/signalen/${one.signalId}`}>{t('one.toSignal')}</TextLink>
          )}
          {one.sharedWith > 0 && ` · ${t('one.shared', { count: one.sharedWith })}`}
        </p>
      </Stack>
    </Card>
  );
}

export { InterventionPage as Page };
