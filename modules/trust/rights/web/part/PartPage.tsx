import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { RuleText } from '#modules/trust/disclosures/web/index.ts';
import {
  Alert,
  Card,
  CardHeader,
  Chip,
  Columns,
  Loading,
  Page,
  ProblemAlert,
  Properties,
  Stack,
  Term,
} from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { PartSearch, RightsPart } from '../../model/index.ts';
import { partQuery } from '../rights-api.ts';
import { rightsTexts } from '../rights-texts.ts';
import { CandidatesCard } from './CandidatesCard.tsx';
import { FinishCard } from './FinishCard.tsx';
import { ItemsCard } from './ItemsCard.tsx';
import { KeepersCard } from './KeepersCard.tsx';
import { MeasuresCard } from './MeasuresCard.tsx';

/** The own part of a request: what own records may be about the requester, what of it is shown, and done. */
export function PartPage() {
  const { id = '' } = useParams();
  const { t } = rightsTexts.useText();
  const { data, error, refetch } = useQuery(partQuery(id));
  const part = data?.data;
  return (
    <Page
      title={part === undefined ? t('tab.parts') : `${t('part.title')} ${part.reference}`}
      lead={part && t('part.lead', { name: part.coordinatorName })}
      crumbs={[
        { label: t('title'), to: '/verzoeken' },
        { label: t('tab.parts'), to: '/verzoeken/delen' },
        { label: part?.reference ?? '…' },
      ]}
    >
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!error && data === undefined && <Loading />}
      {data && (
        <Columns
          work={
            <FinishCard
              key={data.data.version}
              part={data.data}
              search={data.search}
              waitsFor={data.keepers.filter(({ state }) => state === 'open').length}
            />
          }
          workLabel={t('finish.title')}
        >
          <Stack>
            <About part={data.data} />
            <Outcome search={data.search} part={data.data} />
            {data.search.outcome !== 'further-fact' && data.data.abilities.decide && (
              <CandidatesCard partId={id} sure />
            )}
            {data.search.outcome === 'ready' && data.search.byName > 0 && data.data.abilities.decide && (
              <CandidatesCard partId={id} sure={false} />
            )}
            {data.search.confirmed > 0 && <MeasuresCard part={data.data} />}
            {data.search.confirmed > 0 && <ItemsCard part={data.data} />}
            <KeepersCard keepers={data.keepers} />
            <p className="sk-soft">{t('part.why')}</p>
          </Stack>
        </Columns>
      )}
    </Page>
  );
}

function About({ part }: { part: RightsPart }) {
  const { t } = rightsTexts.useText();
  const format = useFormat();
  return (
    <Card>
      <CardHeader title={t('part.about')} aside={<Chip>{t(`partState.${part.state}`)}</Chip>} />
      <Stack>
        <Properties
          items={[
            { label: t('column.request'), value: t(`right.${part.right}`) },
            { label: t('requester.name'), value: part.requester.name },
            ...(part.requester.birthDate === null
              ? []
              : [
                  { label: t('requester.birthDate'), value: format.dateWithoutDay(part.requester.birthDate) },
                ]),
            { label: t('new.question'), value: part.question },
            {
              label: t('column.due'),
              value: part.state === 'open' ? <Term on={part.dueOn} /> : format.dateWithoutDay(part.dueOn),
            },
          ]}
        />
        {part.rules.map((rule) => (
          <RuleText key={rule.code} rule={rule as Parameters<typeof RuleText>[0]['rule']} />
        ))}
      </Stack>
    </Card>
  );
}

function Outcome({ search, part }: { search: PartSearch; part: RightsPart }) {
  const { t } = rightsTexts.useText();
  if (part.state !== 'open') return null;
  if (search.outcome === 'further-fact')
    return (
      <Alert tone="warn" title={t('outcome.further-fact')}>
        {t('outcome.further-factText', { people: search.people, name: part.coordinatorName })}
      </Alert>
    );
  if (search.outcome === 'sure-only')
    return (
      <Alert title={t('outcome.sure-only')}>{t('outcome.sure-onlyText', { count: search.byName })}</Alert>
    );
  if (search.outcome === 'none') return <Alert title={t('outcome.none')}>{t('outcome.noneText')}</Alert>;
  return null;
}

export { PartPage as Page };
