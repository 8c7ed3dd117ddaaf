import { type FieldProblem, refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import type { ContentStore } from '../../purposes/server/index.ts';
import { mayHandOut } from '../model/index.ts';
import { findDepartments } from './structure-queries.ts';

type Asked = {
  readonly roles: readonly string[];
  readonly purposes: readonly string[] | null;
  readonly departmentIds: readonly string[];
};

/** Someone known by e-mail address only, until the first login tells their number at the provider. */
export const emailSubject = (email: string): string => `e-mail:${email.trim().toLowerCase()}`;

/** Errors: unknown-value at each role that an administrator of this organisation may not give, purpose or department that is not there. */
export async function checkAppointment(content: ContentStore, scope: Scope, asked: Asked): Promise<void> {
  const legal = content.legal().document;
  const departments = new Set((await findDepartments(scope)).map((department) => department.id));
  const wrong = (
    field: string,
    values: readonly string[],
    isGood: (value: string) => boolean,
  ): FieldProblem[] =>
    values.flatMap((value, index) =>
      isGood(value) ? [] : [{ pointer: `/${field}/${index}`, code: 'unknown-value' as const }],
    );
  const errors = [
    ...wrong('roles', asked.roles, (role) => mayHandOut(legal, scope.organisation.type, role)),
    ...wrong('purposes', asked.purposes ?? [], (purpose) => legal.purposes.has(purpose)),
    ...wrong('departmentIds', asked.departmentIds, (id) => departments.has(id)),
  ];
  if (errors.length > 0) refuse('invalid-body', { errors });
}
