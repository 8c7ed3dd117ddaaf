import { z } from 'zod';
import { type ContentResult, checkContent } from './content-problems.ts';
import type { LegalBasesContent } from './legal-bases-schema.ts';

/** The groups that a route or a page names in `enter`. What each may do stands in the policies, not here. */
const ROLE_GROUPS = [
  'reporter',
  'coordinator',
  'weigher',
  'case-lead',
  'participant',
  'inspector',
  'process-lead',
  'ciso',
  'analyst',
  'board',
  'privacy-officer',
  'fg',
  'auditor',
  'administrator',
  'intake-processor',
  'source-holder',
  'care-coordinator',
  'request-handler',
  'records-manager',
  'system',
] as const;

export type RoleGroup = (typeof ROLE_GROUPS)[number];

const group = z.enum(ROLE_GROUPS);

/** `content/role-groups.json`. */
const roleGroupsSchema = z.strictObject({
  version: z.string().min(1),
  note: z.string(),
  groups: z.array(z.strictObject({ code: group, title: z.string().min(1), titleEn: z.string().min(1) })),
  roles: z.record(z.string(), z.array(group).min(1)),
  /** Role -> purposes in which it reads every record of its own organisation. */
  wideReading: z.record(z.string(), z.array(z.string()).min(1)),
});

export type RoleGroupsContent = z.output<typeof roleGroupsSchema>;

/**
 * Refuses a file that leaves a role of the legal bases without a group, names one that is not there, or lets a role read widely in a
 * purpose it does not hold or in a joint case (more than one municipality's data: only named participants read those).
 */
export const parseRoleGroups = (json: unknown, legal: LegalBasesContent): ContentResult<RoleGroupsContent> =>
  checkContent(roleGroupsSchema, json, (content, problems) => {
    const joint = legal.engine.jointPurposes;
    const roles = new Set(legal.roles.map((role) => role.code));
    problems.codes(['groups'], content.groups);
    for (const role of Object.keys(content.roles)) problems.one(['roles', role], role, roles, 'role');
    for (const role of roles) {
      if (!(role in content.roles)) problems.report(['roles'], 'missing-code', role, 'role');
    }
    const titled = new Set(content.groups.map((item) => item.code));
    for (const code of ROLE_GROUPS) {
      if (!titled.has(code)) problems.report(['groups'], 'missing-code', code, 'group');
    }
    for (const [role, purposes] of Object.entries(content.wideReading)) {
      problems.one(['wideReading', role], role, roles, 'role');
      const held = legal.purposes.filter(
        (purpose) => purpose.roles.includes(role) && !joint.includes(purpose.code),
      );
      problems.known(
        ['wideReading', role],
        purposes,
        new Set(held.map((purpose) => purpose.code)),
        'own purpose of the role',
      );
    }
  });

/** The screen groups of a set of roles; unknown roles give none. */
export const groupsOfRoles = (content: RoleGroupsContent, roles: readonly string[]): RoleGroup[] => {
  const held = new Set(roles.flatMap((role) => content.roles[role] ?? []));
  return ROLE_GROUPS.filter((code) => held.has(code));
};
