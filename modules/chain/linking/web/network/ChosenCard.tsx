import { Card, CardHeader, TextButton } from '#platform/ui/index.ts';
import type { Network } from '../../model/index.ts';
import { linkingTexts } from '../linking-texts.ts';
import { NodeLink } from './NetworkList.tsx';
import { useEdgeWords } from './use-edge-words.ts';
import '../subject/subject.css';

type ChosenCardProps = { network: Network; chosen: string | null; onChoose: (id: string) => void };

/** With what the chosen node is connected, and by which signals or whose decision. */
export function ChosenCard({ network, chosen, onChoose }: ChosenCardProps) {
  const { t } = linkingTexts.useText();
  const edgeWords = useEdgeWords();
  const nodes = new Map(network.nodes.map((node) => [node.id, node]));
  const node = chosen === null ? undefined : nodes.get(chosen);
  if (node === undefined) return <p className="sk-soft sk-no-print">{t('network.nothingChosen')}</p>;
  const edges = network.edges.filter((edge) => edge.from === node.id || edge.to === node.id);
  return (
    <Card sunk>
      <CardHeader
        title={t('network.chosen', { label: node.label })}
        count={edges.length}
        aside={<NodeLink node={node} />}
      />
      <ul className="subject-links">
        {edges.map((edge) => {
          const other = nodes.get(edge.from === node.id ? edge.to : edge.from);
          if (other === undefined) return null;
          return (
            <li key={edge.id}>
              {edgeWords(edge, node.id)} →{' '}
              <TextButton onClick={() => onChoose(other.id)}>{other.label}</TextButton>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
