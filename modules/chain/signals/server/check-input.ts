import { openThemes, type Themes, type ThemesContent } from '#modules/chain/themes/model/index.ts';
import type { Versioned } from '#modules/trust/purposes/server/index.ts';
import { type FieldProblem, problem, refuse } from '#platform/kit/index.ts';
import type { SignalParts } from './ports.ts';

const opened = new WeakMap<object, Themes>();

/** Themes in force for an organisation, with the id of their version. */
export function themesOf(
  parts: Pick<SignalParts, 'content'>,
  organisationId: string,
): { id: string; themes: Themes } {
  return opening(parts.content.newest('themes', organisationId));
}

function opening({ id, document }: Versioned<unknown>): { id: string; themes: Themes } {
  const content = document as ThemesContent;
  const themes = opened.get(content) ?? openThemes(content);
  opened.set(content, themes);
  return { id, themes };
}

/**
 * Themes of a version that is kept: what somebody had before them when recording or completing, also when it was edited since.
 * Errors: `invalid-body` when it is neither the region's nor the organisation's own.
 */
export async function themesOfVersion(
  parts: Pick<SignalParts, 'content'>,
  organisationId: string,
  versionId: string,
): Promise<{ id: string; themes: Themes }> {
  const kept = await parts.content.byId(versionId);
  const mayUse =
    kept?.kind === 'themes' && (kept.organisationId === null || kept.organisationId === organisationId);
  if (!mayUse)
    return refuse(
      problem('invalid-body', { errors: [{ pointer: '/themesVersionId', code: 'unknown-value' }] }),
    );
  return opening(kept);
}

type Codes = {
  readonly themeCode?: string | undefined;
  readonly otherThemeCodes?: readonly string[] | undefined;
  readonly indicatorCodes?: readonly string[] | undefined;
  readonly processCode?: string | null | undefined;
  readonly departmentCode?: string | null | undefined;
};

/** Refuses codes that the organisation's content does not know, each at its place. */
export function checkCodes(themes: Themes, body: Codes): void {
  const errors: FieldProblem[] = [];
  const check = (
    pointer: string,
    code: string | null | undefined,
    known: { has(code: string): boolean },
  ): void => {
    if (code !== undefined && code !== null && !known.has(code))
      errors.push({
        pointer,
        code: pointer.includes('heme') ? 'unknown-theme' : 'unknown-value',
        params: { value: code },
      });
  };
  check('/themeCode', body.themeCode, themes.themes);
  check('/processCode', body.processCode, themes.processes);
  check('/departmentCode', body.departmentCode, themes.departments);
  body.otherThemeCodes?.forEach((code, index) => {
    check(`/otherThemeCodes/${index}`, code, themes.themes);
  });
  body.indicatorCodes?.forEach((code, index) => {
    check(`/indicatorCodes/${index}`, code, themes.indicators);
  });
  if (errors.length > 0) refuse(problem('invalid-body', { errors }));
}

/** Nothing that is recorded lies in the future: an event that still has to happen is a worry, and that is told in the story. */
export function refuseFuture(pointer: string, date: string | null | undefined, today: string): void {
  if (date !== null && date !== undefined && date > today)
    refuse(problem('invalid-body', { errors: [{ pointer, code: 'future-date' }] }));
}
