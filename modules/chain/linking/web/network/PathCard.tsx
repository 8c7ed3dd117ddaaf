import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Card, CardHeader, Loading, ProblemAlert, TextLink } from '#platform/ui/index.ts';
import type { Network, NetworkNode, NetworkPath } from '../../model/index.ts';
import { inOrder } from '../../model/network.ts';
import { linkingTexts } from '../linking-texts.ts';
import { SubjectPicker } from '../subject/SubjectPicker.tsx';
import { pathOf } from '../subject/subject-api.ts';
import { useSubjectWords } from '../subject/use-subject-words.ts';
import { useEdgeWords } from './use-edge-words.ts';

type PathCardProps = {
  id: string;
  network: Network;
  to: string;
  onChange: (to: string) => void;
};

/** The shortest way to another, step by step in words. */
export function PathCard({ id, network, to, onChange }: PathCardProps) {
  const { t } = linkingTexts.useText();
  const words = useSubjectWords();
  // The address follows a moment later; a field that waited for it would take the choice back.
  const [picked, setPicked] = useState<string | null>(to === '' ? null : to);
  const { data, error, isFetching } = useQuery(pathOf(id, to));
  return (
    <Card>
      <CardHeader title={t('network.path')} />
      <SubjectPicker
        label={t('network.pathTo')}
        hint={t('network.pathHint')}
        value={picked}
        onValueChange={(next) => {
          setPicked(next);
          if (next !== null) onChange(next);
        }}
        without={id}
        near={inOrder(network)
          .filter((node) => node.depth > 0)
          .map((node) => ({ id: node.id, label: node.label, text: words.kind(node.kind) }))}
      />
      <div aria-live="polite">
        {error && <ProblemAlert problem={error} />}
        {isFetching && <Loading />}
        {data && !isFetching && <PathInWords path={data.data} />}
      </div>
      <p className="sk-small sk-soft">{t('network.pathAlong')}</p>
    </Card>
  );
}

const pageOf = (node: NetworkNode): string =>
  node.grouped ? `/subjecten/${node.recordId}` : `/signalen/${node.signalId}`;

function PathInWords({ path }: { path: NetworkPath }) {
  const { t } = linkingTexts.useText();
  const edgeWords = useEdgeWords();
  const { steps, limit } = path;
  if (steps === null) return <p>{t('network.pathNone', { limit })}</p>;
  return (
    <>
      <p>{t('network.pathFound', { count: steps.length - 1 })}</p>
      <ol className="network-path">
        {steps.map(({ node, by }, at) => (
          <li key={node.id}>
            {by !== null && `${edgeWords(by, steps[at - 1]?.node.id ?? '')} → `}
            <TextLink to={pageOf(node)}>{node.label}</TextLink>
          </li>
        ))}
      </ol>
    </>
  );
}
