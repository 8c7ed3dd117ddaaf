import { type Clock, calendarDateAt, systemClock } from '#platform/kit/index.ts';
import { type Pool, withSystemScope } from '#platform/server/index.ts';
import {
  type AppointmentInView,
  groupsOfRoles,
  heldPurposes,
  type LegalBases,
  type LegalBasesContent,
  openLegalBases,
  type PhaseStatesContent,
  type RoleGroup,
  type RoleGroupsContent,
  type RuleQuestionsContent,
  widePurposes,
} from '../model/index.ts';
import { type ContentKind, contentById, newestContent, type StoredContent } from './content-queries.ts';

/** A content document with the id of its version, which records keep. */
export type Versioned<Document> = {
  readonly id: string;
  readonly version: string;
  readonly document: Document;
};

/** A version with whose it is: null for the region's. */
export type KeptVersion = Versioned<unknown> & {
  readonly kind: ContentKind;
  readonly organisationId: string | null;
  readonly createdAt: string;
};

/** Content in memory: it changes seldom and every request needs it. `refresh` after an edit or a confirmation. */
export type ContentStore = {
  /** The newest version for an organisation: its own when it has one, else the region's. */
  newest(kind: ContentKind, organisationId?: string): KeptVersion;
  legal(organisationId?: string): Versioned<LegalBases>;
  roleGroups(): RoleGroupsContent;
  phaseStates(): PhaseStatesContent;
  /** Test cases for the rules, as delivered. */
  ruleQuestions(): RuleQuestionsContent;
  /** Any version ever kept: a record is read with the version it was made under. */
  byId(id: string): Promise<KeptVersion | undefined>;
  refresh(): Promise<void>;
  /** Stops looking for what another process changed. */
  close(): void;
};

export type AppointmentRights = {
  readonly groups: RoleGroup[];
  readonly purposes: string[];
  readonly widePurposes: string[];
};

export function rightsOf(content: ContentStore, appointment: AppointmentInView): AppointmentRights {
  const legal = content.legal().document;
  const groups = content.roleGroups();
  return {
    groups: groupsOfRoles(groups, appointment.roles),
    purposes: heldPurposes(legal, appointment),
    widePurposes: widePurposes(legal, groups, appointment),
  };
}

/** Older versions that stay in memory; the one that was read first makes room. */
const KEPT_VERSIONS = 24;

const keyOf = (kind: string, organisationId: string | null | undefined): string =>
  `${kind} ${organisationId ?? ''}`;

const versioned = (stored: StoredContent): KeptVersion => ({
  id: stored.id,
  kind: stored.kind,
  organisationId: stored.organisationId,
  createdAt: stored.createdAt,
  version: stored.version,
  document: stored.document,
});

export type ContentStoreOptions = {
  /** Milliseconds between two looks for versions that another process on this database put in force. */
  readonly lookEvery?: number;
  /** Tells the day on which the rules are read. */
  readonly clock?: Clock;
};

const LOOK_EVERY = 15_000;

export async function openContentStore(
  systemPool: Pool,
  { lookEvery = LOOK_EVERY, clock = systemClock }: ContentStoreOptions = {},
): Promise<ContentStore> {
  let newest = new Map<string, StoredContent>();
  const older = new Map<string, KeptVersion>();
  /** Per document the look-ups for the day they were made on: tomorrow other rules may hold. */
  const opened = new WeakMap<object, { readonly on: string; readonly legal: LegalBases }>();

  const find = (kind: ContentKind, organisationId?: string): StoredContent => {
    const found = newest.get(keyOf(kind, organisationId)) ?? newest.get(keyOf(kind, null));
    if (found === undefined) throw new Error(`no content of kind ${kind} is loaded`);
    return found;
  };
  const inForce = (id: string): KeptVersion | undefined => {
    const found = [...newest.values()].find((stored) => stored.id === id);
    return found === undefined ? undefined : versioned(found);
  };
  const refresh = async (): Promise<void> => {
    const known = new Map([...newest.values()].map((row) => [row.id, row]));
    const rows = await withSystemScope(systemPool, 'read the content in force', (system) =>
      newestContent(system, known),
    );
    newest = new Map(rows.map((row) => [keyOf(row.kind, row.organisationId), row]));
  };
  const legal = (organisationId?: string): Versioned<LegalBases> => {
    const stored = find('legal-bases', organisationId);
    const content = stored.document as LegalBasesContent;
    const on = calendarDateAt(clock.now());
    const kept = opened.get(content);
    const known = kept?.on === on ? kept : { on, legal: openLegalBases(content, on) };
    opened.set(content, known);
    return { id: stored.id, version: stored.version, document: known.legal };
  };
  await refresh();
  // A database that is away is told of elsewhere; the versions that are known stay until the next look.
  const looking = setInterval(() => void refresh().catch(() => undefined), lookEvery).unref();
  return {
    newest: (kind, organisationId) => versioned(find(kind, organisationId)),
    legal,
    roleGroups: () => find('role-groups').document as RoleGroupsContent,
    phaseStates: () => find('phase-states').document as PhaseStatesContent,
    ruleQuestions: () => find('rule-questions').document as RuleQuestionsContent,
    byId: async (id) => {
      const known = older.get(id) ?? inForce(id);
      if (known !== undefined) return known;
      const stored = await withSystemScope(systemPool, 'read a kept version of content', (system) =>
        contentById(system, id),
      );
      if (stored === undefined) return undefined;
      if (older.size >= KEPT_VERSIONS) older.delete([...older.keys()][0] ?? '');
      older.set(id, versioned(stored));
      return versioned(stored);
    },
    refresh,
    close: () => clearInterval(looking),
  };
}
