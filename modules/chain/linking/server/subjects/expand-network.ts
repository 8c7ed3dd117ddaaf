import type { Scope } from '#platform/server/index.ts';
import type { EdgeSource, NetworkEdge, NetworkNode } from '../../model/index.ts';
import {
  linkedSignals,
  type NamedMention,
  namedIn,
  openProposals,
  readableSubjects,
  type SignalPair,
  signalsNaming,
} from './network-queries.ts';
import { familiesOf, rootsOf, type SubjectHead } from './subject-lookup-queries.ts';
import { type TypedLinkRow, typedLinksOf } from './typed-links-queries.ts';

export type FoundNode = Omit<NetworkNode, 'depth'>;
export type Expansion = {
  readonly nodes: ReadonlyMap<string, FoundNode>;
  readonly edges: ReadonlyMap<string, NetworkEdge>;
  readonly more: boolean;
};

export const subjectNode = (id: string): string => `s-${id}`;
const mentionNode = (id: string): string => `m-${id}`;
const numbersOf = (frontier: readonly string[], sign: 's-' | 'm-'): string[] =>
  frontier.filter((id) => id.startsWith(sign)).map((id) => id.slice(2));

/** A signal that names this many is drawn as a star around who is looked at, not as every pair in it. */
const PAIRS_UP_TO = 12;

/** Collects nodes and edges; two that meet in several signals have one edge with several sources. */
class Collector {
  readonly nodes = new Map<string, FoundNode>();
  readonly edges = new Map<string, NetworkEdge>();
  readonly #nodeOf = new Map<string, string>();
  readonly #inSignal = new Map<string, Set<string>>();
  readonly #source = new Map<string, EdgeSource>();
  readonly #frontier: ReadonlySet<string>;

  constructor(frontier: readonly string[]) {
    this.#frontier = new Set(frontier);
  }

  addMention(mention: NamedMention, head: SubjectHead | undefined): void {
    const { signalId, reference, on } = mention;
    const node = head === undefined ? looseNode(mention) : headNode(head);
    this.nodes.set(node.id, node);
    this.#nodeOf.set(mention.id, node.id);
    this.#inSignal.set(signalId, (this.#inSignal.get(signalId) ?? new Set()).add(node.id));
    this.#source.set(signalId, { signalId, reference, on });
  }

  addTogether(): void {
    for (const [signalId, those] of this.#inSignal) {
      const ids = [...those].toSorted();
      for (const [at, one] of ids.entries())
        for (const other of ids.slice(at + 1))
          if (ids.length <= PAIRS_UP_TO || this.#touches(one, other))
            this.#add('together', null, one, other, [signalId]);
    }
  }

  /** About two mentions, or, when it is about whole signals, everybody here with everybody there. */
  addPair(kind: 'shared' | 'proposal', pair: SignalPair): void {
    for (const one of this.#ends(pair.signalId, pair.mentionId))
      for (const other of this.#ends(pair.otherSignalId, pair.otherMentionId))
        if (one !== other && this.#touches(one, other))
          this.#add(kind, pair.relation, one, other, [pair.signalId, pair.otherSignalId]);
  }

  addTyped(link: TypedLinkRow, from: SubjectHead, to: SubjectHead): void {
    if (from.id === to.id) return;
    for (const head of [from, to]) this.nodes.set(subjectNode(head.id), headNode(head));
    const sources = [{ signalId: link.signalId ?? link.id, reference: link.reference ?? '', on: link.on }];
    const [one, other] = [subjectNode(from.id), subjectNode(to.id)];
    const id = `typed:${link.id}`;
    this.edges.set(id, { id, kind: 'typed', from: one, to: other, relation: link.relation, sources });
  }

  #touches = (one: string, other: string): boolean => this.#frontier.has(one) || this.#frontier.has(other);

  #ends(signalId: string, mentionId: string | null): readonly string[] {
    if (mentionId === null) return [...(this.#inSignal.get(signalId) ?? [])];
    const node = this.#nodeOf.get(mentionId);
    return node === undefined ? [] : [node];
  }

  #add(
    kind: NetworkEdge['kind'],
    relation: string | null,
    one: string,
    other: string,
    signals: string[],
  ): void {
    const [from, to] = one < other ? [one, other] : [other, one];
    const id = `${kind}:${relation ?? ''}:${from}:${to}`;
    const before = this.edges.get(id)?.sources ?? [];
    const known = new Set(before.map(({ signalId }) => signalId));
    const sources = signals.flatMap((signalId) =>
      known.has(signalId) ? [] : (this.#source.get(signalId) ?? []),
    );
    this.edges.set(id, { id, kind, relation, from, to, sources: [...before, ...sources] });
  }
}

const headNode = ({ id, kind, label }: SubjectHead): FoundNode => ({
  id: subjectNode(id),
  recordId: id,
  grouped: true,
  kind,
  label,
  signalId: null,
});

const looseNode = ({ id, kind, label, reference, signalId }: NamedMention): FoundNode => ({
  id: mentionNode(id),
  recordId: id,
  grouped: false,
  kind,
  label: label ?? reference,
  signalId,
});

async function addTypedLinks(
  scope: Scope,
  collector: Collector,
  families: ReadonlyMap<string, string>,
): Promise<void> {
  const links = await typedLinksOf(scope, [...families.keys()]);
  const heads = await rootsOf(scope, [
    ...new Set(links.flatMap(({ subjectId, otherSubjectId }) => [subjectId, otherSubjectId])),
  ]);
  const around = await familiesOf(scope, [...new Set([...heads.values()].map(({ id }) => id))]);
  const readable = new Set((await readableSubjects(scope, [...around.keys()])).map((id) => around.get(id)));
  for (const link of links) {
    const [from, to] = [heads.get(link.subjectId), heads.get(link.otherSubjectId)];
    if (from && to && readable.has(from.id) && readable.has(to.id)) collector.addTyped(link, from, to);
  }
}

/**
 * One step from these nodes: whoever is named in the same signal, what a person linked, and, when asked, what the program
 * proposes. Every row comes through the policies of who asks; every look-up goes by an index from a handful of ids.
 */
export async function expand(
  scope: Scope,
  frontier: readonly string[],
  options: { readonly proposals: boolean },
): Promise<Expansion> {
  const families = await familiesOf(scope, numbersOf(frontier, 's-'));
  const { ids, more } = await signalsNaming(scope, {
    familyIds: [...families.keys()],
    mentionIds: numbersOf(frontier, 'm-'),
  });
  const shared = await linkedSignals(scope, ids);
  const proposals = options.proposals ? await openProposals(scope, ids) : [];
  const elsewhere = [...shared, ...proposals].flatMap((pair) => [pair.signalId, pair.otherSignalId]);
  const near = new Set(ids);
  const named = await namedIn(scope, [...new Set([...ids, ...elsewhere])]);
  const heads = await rootsOf(scope, [...new Set(named.flatMap(({ subjectId }) => subjectId ?? []))]);
  const collector = new Collector(frontier);
  for (const mention of named)
    if (near.has(mention.signalId)) collector.addMention(mention, heads.get(mention.subjectId ?? ''));
  collector.addTogether();
  for (const mention of named) collector.addMention(mention, heads.get(mention.subjectId ?? ''));
  for (const pair of shared) collector.addPair('shared', pair);
  for (const pair of proposals) collector.addPair('proposal', pair);
  await addTypedLinks(scope, collector, families);
  return { nodes: collector.nodes, edges: collector.edges, more };
}
