import {
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowUp,
  IconFocusCentered,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { type KeyboardEvent, useMemo, useRef } from 'react';
import { IconButton } from '#platform/ui/index.ts';
import type { Network, NetworkNode } from '../../model/index.ts';
import { inOrder } from '../../model/network.ts';
import { linkingTexts } from '../linking-texts.ts';
import { useSubjectWords } from '../subject/use-subject-words.ts';
import { layOut, type Place } from './layout.ts';
import { NetworkLegend } from './NetworkLegend.tsx';
import { NodeShape } from './NodeShape.tsx';
import { useView } from './use-view.ts';
import './network.css';

export type NetworkDrawingProps = {
  /** What is drawn; nodes that are not in `inPeriod` are faded. */
  network: Network;
  inPeriod: ReadonlySet<string>;
  edgesInPeriod: ReadonlySet<string>;
  chosen: string | null;
  onChoose: (id: string) => void;
};

const SHOWN_LETTERS = 20;
const short = (label: string): string =>
  label.length > SHOWN_LETTERS ? `${label.slice(0, SHOWN_LETTERS - 1)}…` : label;

/** The drawing of a network. One stop of the tab key; arrows walk along the nodes, nearest first. */
export function NetworkDrawing(props: NetworkDrawingProps) {
  const { network, inPeriod, edgesInPeriod, chosen, onChoose } = props;
  const { t } = linkingTexts.useText();
  const layout = useMemo(() => layOut(network), [network]);
  const view = useView(layout.frame);
  const svg = useRef<SVGSVGElement>(null);
  const nodes = useMemo(() => inOrder(network), [network]);
  const reachable = nodes.filter((node) => inPeriod.has(node.id));
  const focusable = reachable.find((node) => node.id === chosen) ?? reachable[0];
  const walk = (event: KeyboardEvent, at: number) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const next = step && reachable[(at + step + reachable.length) % reachable.length];
    if (!next) return;
    event.preventDefault();
    onChoose(next.id);
    svg.current?.querySelector<SVGGElement>(`[data-node="${next.id}"]`)?.focus();
  };
  const at = (id: string): Place => layout.places.get(id) ?? { x: 0, y: 0 };
  return (
    <div className="network-frame">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot hold a drawing */}
      <svg ref={svg} viewBox={view.viewBox} role="group" aria-label={t('network.drawingLabel')}>
        {network.edges.map((edge) => {
          const [from, to] = [at(edge.from), at(edge.to)];
          const near = edge.from === chosen || edge.to === chosen;
          const faded = edgesInPeriod.has(edge.id) ? '' : ' network-faded';
          const className = `network-edge network-edge--${edge.kind}${near ? ' network-edge--near' : ''}${faded}`;
          return <line key={edge.id} x1={from.x} y1={from.y} x2={to.x} y2={to.y} className={className} />;
        })}
        {nodes.map((node) => (
          <DrawnNode
            key={node.id}
            node={node}
            place={at(node.id)}
            state={{
              root: node.id === network.rootId,
              chosen: node.id === chosen,
              faded: !inPeriod.has(node.id),
              focusable: node.id === focusable?.id,
            }}
            onChoose={() => onChoose(node.id)}
            onKey={(event) => walk(event, reachable.indexOf(node))}
          />
        ))}
      </svg>
      <ViewButtons view={view} />
      <NetworkLegend network={network} />
    </div>
  );
}

type DrawnNodeProps = {
  node: NetworkNode;
  place: Place;
  state: { root: boolean; chosen: boolean; faded: boolean; focusable: boolean };
  onChoose: () => void;
  onKey: (event: KeyboardEvent) => void;
};

function DrawnNode({ node, place, state, onChoose, onKey }: DrawnNodeProps) {
  const { t } = linkingTexts.useText();
  const words = useSubjectWords();
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onChoose();
    } else onKey(event);
  };
  const shape = `network-node${node.grouped ? '' : ' network-node--loose'}${state.root ? ' network-node--root' : ''}`;
  const content = (
    <>
      {state.chosen && <circle r="29" className="network-ring" />}
      <NodeShape kind={node.kind} className={shape} />
      <text y="38" className="network-label">
        {short(node.label)}
      </text>
    </>
  );
  const transform = `translate(${place.x} ${place.y})`;
  if (state.faded)
    return (
      // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group without tabindex does not take the focus
      <g transform={transform} className="network-faded" aria-hidden="true">
        {content}
      </g>
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button inside a drawing
    <g
      transform={transform}
      role="button"
      tabIndex={state.focusable ? 0 : -1}
      aria-pressed={state.chosen}
      aria-label={`${node.label}, ${words.kind(node.kind)}, ${t(node.grouped ? 'network.subject' : 'network.loose')}`}
      data-node={node.id}
      className="network-button"
      onClick={onChoose}
      onKeyDown={press}
    >
      {content}
    </g>
  );
}

function ViewButtons({ view }: { view: ReturnType<typeof useView> }) {
  const { t } = linkingTexts.useText();
  return (
    <div className="network-buttons sk-no-print">
      <IconButton icon={IconZoomIn} label={t('network.zoomIn')} onClick={view.closer} />
      <IconButton icon={IconZoomOut} label={t('network.zoomOut')} onClick={view.farther} />
      <IconButton icon={IconArrowLeft} label={t('network.left')} onClick={() => view.move(-0.15, 0)} />
      <IconButton icon={IconArrowRight} label={t('network.right')} onClick={() => view.move(0.15, 0)} />
      <IconButton icon={IconArrowUp} label={t('network.up')} onClick={() => view.move(0, -0.15)} />
      <IconButton icon={IconArrowDown} label={t('network.down')} onClick={() => view.move(0, 0.15)} />
      <IconButton icon={IconFocusCentered} label={t('network.reset')} onClick={view.whole} />
    </div>
  );
}
