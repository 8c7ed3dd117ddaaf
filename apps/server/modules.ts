import { readFile } from 'node:fs/promises';
import {
  carryNotice,
  caseConstraints,
  caseCounter,
  caseRoutes,
  disclosuresOfRequester,
  requesterCopies,
  searchCases,
  takeBackCopies,
  tellSecondPersons,
} from '#modules/chain/cases/server/index.ts';
import {
  emergencyCounter,
  emergencyRoutes,
  isOpenInEmergency,
} from '#modules/chain/emergency/server/index.ts';
import { feedbackConstraints, feedbackOf, feedbackRoutes } from '#modules/chain/feedback/server/index.ts';
import { type ImportRunner, importRoutes, shortenSources } from '#modules/chain/imports/server/index.ts';
import { inquiryConstraints, inquiryCounter, inquiryRoutes } from '#modules/chain/inquiries/server/index.ts';
import {
  countOpenInterventions,
  interventionConstraints,
  interventionCounter,
  interventionRoutes,
  outcomeExists,
} from '#modules/chain/interventions/server/index.ts';
import {
  compareRequester,
  countProposalsOf,
  keeperMentions,
  linkingRoutes,
  proposalCounter,
  proposeLinks,
  proposeLinksAtCommit,
  requesterMentions,
} from '#modules/chain/linking/server/index.ts';
import { notificationRoutes, notify } from '#modules/chain/notifications/server/index.ts';
import {
  researchConstraints,
  researchCounter,
  researchRoutes,
} from '#modules/chain/research/server/index.ts';
import {
  type SignalParts,
  signalConstraints,
  signalCounter,
  signalRoutes,
} from '#modules/chain/signals/server/index.ts';
import { interventionTitle } from '#modules/chain/themes/model/index.ts';
import { themeRoutes } from '#modules/chain/themes/server/index.ts';
import {
  weighingConstraints,
  weighingCounter,
  weighingDecisionOf,
  weighingRoutes,
} from '#modules/chain/weighing/server/index.ts';
import { boardRoutes } from '#modules/steer/board/server/index.ts';
import {
  type SessionCounter,
  serviceClientRoutes,
  sessionRoutes,
  tokenRoute,
} from '#modules/trust/access/server/index.ts';
import { auditConstraints, auditRoutes } from '#modules/trust/audit/server/index.ts';
import {
  type DisclosurePorts,
  disclosureCounter,
  disclosureRoutes,
} from '#modules/trust/disclosures/server/index.ts';
import { fileRoutes } from '#modules/trust/documents/server/index.ts';
import { EMBEDDED_ISSUER, organisationRoutes } from '#modules/trust/organisations/server/index.ts';
import { registerConstraints, registerRoutes } from '#modules/trust/registers/server/index.ts';
import {
  followBlanking,
  retentionConstraints,
  retentionCounter,
  retentionRoutes,
} from '#modules/trust/retention/server/index.ts';
import {
  joinRecords,
  noticeRoutes,
  type RightsParts,
  rightsConstraints,
  rightsCounter,
  rightsRoutes,
} from '#modules/trust/rights/server/index.ts';
import { ruleRoutes } from '#modules/trust/rules/server/index.ts';
import type { ConstraintProblems, RouteDefinition, Scope } from '#platform/server/index.ts';
import type { Parts } from './parts.ts';
import { registerSources } from './register-parts.ts';

/** Numbers for the menu: each module that shows one there adds its counter. */
const sessionCounters: readonly SessionCounter[] = [
  signalCounter,
  proposalCounter,
  weighingCounter,
  researchCounter,
  caseCounter,
  interventionCounter,
  inquiryCounter,
  retentionCounter,
  emergencyCounter,
  rightsCounter,
  disclosureCounter,
];

/** Receiving is seen in the queue; a person is told of what waits for that person. */
const noticeKinds = {
  'signal.returned': 'signal-returned',
  'signal.answered': 'question-answered',
  'signal.added': 'addition-received',
  'signal.shut': 'signal-shut',
  'signal.named': 'signal-named',
} as const;

const notifyOfSignal: SignalParts['notify'] = async (scope, { kind, personId, signalId }) => {
  if (!(kind in noticeKinds) || personId === undefined) return;
  await notify(scope, {
    organisationId: scope.organisation.id,
    personId,
    kind: noticeKinds[kind as keyof typeof noticeKinds],
    recordKind: 'signal',
    recordId: signalId,
  });
};

const regions = new URL('../../content/regions/', import.meta.url);

/** The map that belongs to a region's content; a region of one's own may have none. */
const readRegionMap: SignalParts['readRegionMap'] = async (code) => {
  if (!/^[a-z0-9-]+$/.test(code)) return null;
  const text = await readFile(new URL(`${code}.topo.json`, regions), 'utf8').catch(() => null);
  return text === null ? null : JSON.parse(text);
};

/** The one description of how mentions are compared: what is published is what the register shows. */
const readAlgorithmText = (): Promise<string> =>
  readFile(new URL('../../docs/algorithm-register.md', import.meta.url), 'utf8');

/** A disclosure rests on the last decision about its signal, and a withdrawn one takes its copies along. */
const disclosurePorts = ({ content }: Parts): DisclosurePorts => ({
  content,
  weighingDecisionOf,
  onWithdrawn: takeBackCopies,
  onNotice: carryNotice,
  onApprovalAsked: tellSecondPersons,
});

/** A request of a person concerned searches what signals name and what others brought into hosted cases, by the keys and engine of the links. */
const rightsParts = (parts: Parts, disclosures: DisclosurePorts): RightsParts => ({
  content: parts.content,
  disclosures,
  records: {
    ...joinRecords([requesterMentions, requesterCopies]),
    compare: compareRequester,
    disclosures: disclosuresOfRequester,
  },
  named: keeperMentions,
  shortenSources,
  followBlanking: (recordId) => followBlanking(parts, recordId),
  notify: async (scope, told) => {
    await notify(scope, told);
  },
});

/** A case closes on its outcome. */
const closingRequirements = async (scope: Scope, caseId: string) => ({
  outcomeRecorded: await outcomeExists(scope, caseId),
  openInterventions: await countOpenInterventions(scope, caseId),
});

const titles = new WeakMap<readonly RouteDefinition[], ReadonlyMap<string, string>>();

/** What each operation does, in words, by its name. */
export function titlesOf(routes: readonly RouteDefinition[]): ReadonlyMap<string, string> {
  const made =
    titles.get(routes) ?? new Map(routes.map(({ operationId, summary }) => [operationId, summary]));
  titles.set(routes, made);
  return made;
}

/** Every module, from the lowest layer up; what a lower one needs from above is filled in here. */
export function allRoutes(parts: Parts, imports: ImportRunner): readonly RouteDefinition[] {
  const disclosures = disclosurePorts(parts);
  const routes: RouteDefinition[] = [
    ...sessionRoutes({ ...parts, counters: sessionCounters }),
    tokenRoute(parts),
    ...serviceClientRoutes(parts),
    ...organisationRoutes({ content: parts.content, issuer: parts.oidc?.issuer ?? EMBEDDED_ISSUER }),
    ...auditRoutes({ masterKey: parts.masterKey, titleOf: (operation) => titlesOf(routes).get(operation) }),
    ...fileRoutes(parts),
    ...retentionRoutes({
      ...parts,
      measureTitle: (organisationId, code) =>
        interventionTitle(parts.content.newest('themes', organisationId).document, code),
    }),
    ...disclosureRoutes(disclosures),
    ...ruleRoutes(parts),
    ...rightsRoutes(rightsParts(parts, disclosures)),
    ...noticeRoutes(parts),
    ...themeRoutes(parts),
    ...signalRoutes({
      ...parts,
      readRegionMap,
      proposeLinks,
      proposeLinksAtCommit,
      countProposals: countProposalsOf,
      notify: notifyOfSignal,
      searchers: [searchCases],
      findWordBack: feedbackOf,
      isOpenInEmergency,
    }),
    ...notificationRoutes(),
    ...feedbackRoutes({ content: parts.content, disclosures }),
    ...boardRoutes(parts),
    ...interventionRoutes({ content: parts.content, disclosures }),
    ...caseRoutes({ ...parts, disclosures, closingRequirements }),
    ...linkingRoutes(parts),
    ...weighingRoutes(parts),
    ...researchRoutes({ content: parts.content, disclosures }),
    ...inquiryRoutes({ ...parts, disclosures }),
    ...emergencyRoutes(parts),
    ...importRoutes(parts, imports),
    ...registerRoutes({ ...registerSources(parts), routes: () => routes, readAlgorithmText }),
  ];
  return routes;
}

/** Names of database constraints that speak to users, with the problem each becomes. */
export const allConstraints: ConstraintProblems = {
  ...signalConstraints,
  ...weighingConstraints,
  ...researchConstraints,
  ...caseConstraints,
  ...feedbackConstraints,
  ...interventionConstraints,
  ...inquiryConstraints,
  ...retentionConstraints,
  ...auditConstraints,
  ...rightsConstraints,
  ...registerConstraints,
  department_code_known_once: 'already-exists',
  portfolio_code_known_once: 'already-exists',
};
