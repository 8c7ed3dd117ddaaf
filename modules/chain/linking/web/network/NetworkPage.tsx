import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Navigate, useParams } from 'react-router';
import {
  Button,
  Card,
  CheckboxField,
  Loading,
  Page,
  Panel,
  ProblemPage,
  Segmented,
  Stack,
} from '#platform/ui/index.ts';
import { useUrlFilters } from '#platform/web/index.ts';
import { type Network, within } from '../../model/index.ts';
import { drawnPart, monthsOf } from '../../model/network.ts';
import { linkingTexts } from '../linking-texts.ts';
import { SubjectTabs } from '../subject/SubjectTabs.tsx';
import { networkOf } from '../subject/subject-api.ts';
import { ChosenCard } from './ChosenCard.tsx';
import { NetworkDrawing } from './NetworkDrawing.tsx';
import { NetworkList } from './NetworkList.tsx';
import { PathCard } from './PathCard.tsx';
import { PeriodSlider } from './PeriodSlider.tsx';
import './network.css';

/** `only`: the server narrows to the period as well, for a network that does not fit whole. */
const DEFAULTS = { depth: '1', proposals: 'no', from: '', to: '', path: '', only: '' };
type Filters = typeof DEFAULTS;

const asked = ({ depth, proposals, from, to, only }: Filters) => ({
  depth: ['1', '2', '3'].includes(depth) ? depth : '1',
  proposals: proposals === 'yes' ? ('yes' as const) : ('no' as const),
  ...(only === 'yes' ? { from, to } : {}),
});

/** What is around a subject: a drawing, a list of the same beside it, the period, and the way to another. */
export function NetworkPage() {
  const { id = '' } = useParams();
  const { filters, set } = useUrlFilters(DEFAULTS);
  const { data, error, refetch } = useQuery({
    ...networkOf(id, asked(filters)),
    placeholderData: keepPreviousData,
  });
  if (error) return <ProblemPage problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const root = data.data.nodes.find((node) => node.id === data.data.rootId);
  if (root !== undefined && data.data.rootId !== `s-${id}` && root.recordId !== id)
    return <Navigate to={`/subjecten/${root.recordId}/netwerk`} replace />;
  return <Found id={id} label={root?.label ?? ''} network={data.data} filters={filters} set={set} />;
}

type FoundProps = {
  id: string;
  label: string;
  network: Network;
  filters: Filters;
  set: (change: Partial<Filters>) => void;
};

function Found({ id, label, network, filters, set }: FoundProps) {
  const { t } = linkingTexts.useText();
  const [chosen, setChosen] = useState<string | null>(null);
  const months = useMemo(() => monthsOf(network), [network]);
  const drawn = useMemo(() => drawnPart(network), [network]);
  const shown = useMemo(
    () => within(network, { from: filters.from || undefined, to: filters.to || undefined }),
    [network, filters.from, filters.to],
  );
  const inPeriod = useMemo(() => new Set(shown.nodes.map((node) => node.id)), [shown]);
  const edgesInPeriod = useMemo(() => new Set(shown.edges.map((edge) => edge.id)), [shown]);
  const drawnIds = new Set(drawn.nodes.map((node) => node.id));
  const notDrawn = shown.nodes.filter((node) => !drawnIds.has(node.id)).length;
  return (
    <Page
      title={t('network.title', { label })}
      lead={t('network.lead')}
      crumbs={[
        { label: t('subject.all'), to: '/subjecten' },
        { label, to: `/subjecten/${id}` },
        { label: t('subject.tabNetwork') },
      ]}
      below={<SubjectTabs id={id} />}
    >
      <Stack>
        <Controls filters={filters} set={set} more={network.more}>
          <PeriodSlider
            months={months}
            from={filters.from}
            to={filters.to}
            onChange={set}
            count={shown.nodes.length}
            all={network.nodes.length}
          />
        </Controls>
        <div className="network-columns">
          <Stack>
            <Panel>
              <NetworkDrawing
                network={drawn}
                inPeriod={inPeriod}
                edgesInPeriod={edgesInPeriod}
                chosen={chosen}
                onChoose={setChosen}
              />
            </Panel>
            <ChosenCard network={shown} chosen={chosen} onChoose={setChosen} />
            <PathCard id={id} network={network} to={filters.path} onChange={(path) => set({ path })} />
          </Stack>
          <div className="network-list">
            <NetworkList network={shown} chosen={chosen} onChoose={setChosen} notDrawn={notDrawn} />
          </div>
        </div>
      </Stack>
    </Page>
  );
}

type ControlsProps = {
  filters: Filters;
  set: FoundProps['set'];
  more: boolean;
  children: React.ReactNode;
};

function Controls({ filters, set, more, children }: ControlsProps) {
  const { t } = linkingTexts.useText();
  return (
    <Card sunk>
      <Segmented
        label={t('network.depth')}
        value={asked(filters).depth}
        onValueChange={(depth) => set({ depth })}
        options={(['1', '2', '3'] as const).map((depth) => ({
          value: depth,
          label: t(`network.depth${depth}`),
        }))}
      />
      <CheckboxField
        value={filters.proposals === 'yes'}
        onValueChange={(on) => set({ proposals: on ? 'yes' : 'no' })}
      >
        {t('network.proposals')}
      </CheckboxField>
      {children}
      {more && filters.only !== 'yes' && (filters.from !== '' || filters.to !== '') && (
        <Button small onClick={() => set({ only: 'yes' })}>
          {t('network.onlyPeriod')}
        </Button>
      )}
    </Card>
  );
}

export { NetworkPage as Page };
