import { openThemes, type Themes, type ThemesContent } from '#modules/chain/themes/model/index.ts';
import { refuse } from '#platform/kit/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { findCaseGround, findSignalGround, type Ground } from './ground-queries.ts';
import type { InterventionParts } from './ports.ts';

/** Errors: `not-found` when the case or signal is not there for this scope. */
export async function groundOf(scope: Scope, kind: Ground['kind'], id: string): Promise<Ground> {
  const found = kind === 'case' ? await findCaseGround(scope, id) : await findSignalGround(scope, id);
  return found ?? refuse('not-found');
}

export const groundOfIntervention = (
  scope: Scope,
  record: { caseId: string | null; signalId: string | null },
) =>
  record.caseId === null
    ? groundOf(scope, 'signal', record.signalId ?? '')
    : groundOf(scope, 'case', record.caseId);

const opened = new WeakMap<object, Themes>();

/** The themes in the version under which the case or signal was made, so that retired codes keep their meaning. */
export async function themesOf(parts: InterventionParts, ground: Ground): Promise<Themes> {
  const version = await parts.content.byId(ground.themesVersionId);
  const document = (version ?? parts.content.newest('themes')).document as ThemesContent;
  const known = opened.get(document) ?? openThemes(document);
  opened.set(document, known);
  return known;
}

export const touched = (scope: Scope, ground: Ground, id: string = ground.id) => ({
  id,
  organisationId: scope.organisation.id,
  purpose: ground.purposeCode,
});
