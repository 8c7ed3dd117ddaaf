import type { NetworkEdge } from '../../model/index.ts';
import { linkingTexts } from '../linking-texts.ts';

/** What a line says, read from one of its ends. */
export function useEdgeWords(): (edge: NetworkEdge, from: string) => string {
  const { t, maybe } = linkingTexts.useText();
  const references = (edge: NetworkEdge): string => {
    const [first, ...rest] = edge.sources.map(({ reference }) => reference).filter((one) => one !== '');
    if (first === undefined) return '';
    if (rest.length === 0) return first;
    return rest.length === 1
      ? `${first}, ${rest[0]}`
      : t('network.references', { first, count: rest.length });
  };
  return (edge, from) => {
    const known = references(edge);
    if (edge.kind === 'together') return t('network.edge.together', { references: known });
    if (edge.kind === 'proposal')
      return t('network.edge.proposal', {
        relation: maybe(`kind.${edge.relation}`) ?? '',
        references: known,
      });
    if (edge.kind === 'shared')
      return t('network.edge.shared', {
        relation: maybe(`network.shared.${edge.relation}`) ?? '',
        references: known,
      });
    const direction = edge.from === from ? 'relation' : 'relationBack';
    const relation = maybe(`subject.${direction}.${edge.relation}`) ?? '';
    return known === ''
      ? t('network.edge.typed', { relation })
      : t('network.edge.typedSource', { relation, references: known });
  };
}
