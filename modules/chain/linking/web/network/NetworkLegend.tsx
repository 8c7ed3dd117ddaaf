import type { Network } from '../../model/index.ts';
import { edgeKinds } from '../../model/network.ts';
import { linkingTexts } from '../linking-texts.ts';
import { useSubjectWords } from '../subject/use-subject-words.ts';
import { NodeShape } from './NodeShape.tsx';

/** The signs that this drawing uses, each with its word. */
export function NetworkLegend({ network }: { network: Network }) {
  const { t } = linkingTexts.useText();
  const words = useSubjectWords();
  const kinds = [...new Set(network.nodes.map((node) => node.kind))];
  const lines = edgeKinds.filter((kind) => network.edges.some((edge) => edge.kind === kind));
  return (
    <ul className="sk-legend" aria-hidden="true">
      {kinds.map((kind) => (
        <li key={kind}>
          <svg width="24" height="24" viewBox="-26 -26 52 52" role="presentation">
            <NodeShape kind={kind} className="network-node" />
          </svg>
          {words.kind(kind)}
        </li>
      ))}
      {network.nodes.some((node) => !node.grouped) && (
        <li>
          <svg width="24" height="24" viewBox="-26 -26 52 52" role="presentation">
            <circle r="20" className="network-node network-node--loose" />
          </svg>
          {t('network.loose')}
        </li>
      )}
      {lines.map((kind) => (
        <li key={kind}>
          <svg width="30" height="12" role="presentation">
            <line x1="1" y1="6" x2="29" y2="6" className={`network-edge network-edge--${kind}`} />
          </svg>
          {t(`network.legend.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
