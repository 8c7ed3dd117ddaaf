import type { LegalBases } from './legal-bases.ts';
import type { RoleGroupsContent } from './role-groups-schema.ts';

/** Someone's place in an organisation, as far as purposes go. `purposes` null: all that the roles allow. */
export type AppointmentInView = {
  readonly organisationType: string;
  readonly roles: readonly string[];
  readonly purposes: readonly string[] | null;
};

/** Purposes that an appointment holds. A processor's role gives none. */
export const heldPurposes = (legal: LegalBases, appointment: AppointmentInView): string[] => {
  const tenable = appointment.roles.filter((role) =>
    legal.roleTypes.get(role)?.includes(appointment.organisationType),
  );
  return legal.content.purposes
    .filter((purpose) => purpose.enabled && purpose.usableBy.includes(appointment.organisationType))
    .filter((purpose) => purpose.roles.some((role) => tenable.includes(role)))
    .filter((purpose) => appointment.purposes === null || appointment.purposes.includes(purpose.code))
    .map((purpose) => purpose.code);
};

/** Of the purposes held, those in which the roles read every record of their own organisation. Never one with joint cases. */
export const widePurposes = (
  legal: LegalBases,
  roleGroups: RoleGroupsContent,
  appointment: AppointmentInView,
): string[] => {
  const tenable = appointment.roles.filter((role) =>
    legal.roleTypes.get(role)?.includes(appointment.organisationType),
  );
  const joint = legal.content.engine.jointPurposes;
  return heldPurposes(legal, appointment).filter((code) => {
    const listed = legal.purposes.get(code)?.roles ?? [];
    return (
      !joint.includes(code) &&
      tenable.some((role) => listed.includes(role) && (roleGroups.wideReading[role]?.includes(code) ?? false))
    );
  });
};

/** The purpose of a record with this theme: the first of the theme's purposes that is enabled, else the default. */
export const purposeOfTheme = (
  legal: LegalBases,
  theme: { readonly purposes: readonly string[] } | undefined,
): string =>
  theme?.purposes.find((code) => legal.purposes.get(code)?.enabled === true) ??
  legal.content.engine.defaultPurpose;

/** Under which purpose word back goes, and to whom: inside by the signal's own purpose, outside as to a resident who reported. */
export const wordBackRoute = (
  signalPurpose: string,
  reporter: 'inside' | 'outside',
): { readonly purpose: string; readonly receiverType: string | undefined } =>
  reporter === 'inside'
    ? { purpose: signalPurpose, receiverType: undefined }
    : { purpose: 'publieke-melding', receiverType: 'melder' };

type Place = {
  readonly organisationId: string;
  readonly departmentIds: readonly string[];
  readonly groups: readonly string[];
};

/**
 * True when reading is a disclosure: another organisation, or inside one another department or role group than the one that holds the record.
 */
export const isDisclosure = (holder: Place, reader: Place): boolean => {
  if (holder.organisationId !== reader.organisationId) return true;
  const shares = (one: readonly string[], other: readonly string[]) =>
    one.some((item) => other.includes(item));
  const sameDepartment =
    holder.departmentIds.length === 0 || shares(holder.departmentIds, reader.departmentIds);
  return !(sameDepartment && shares(holder.groups, reader.groups));
};
