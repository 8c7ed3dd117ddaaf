import { barriersOfTheme, interventionsOfTheme } from '#modules/chain/themes/model/index.ts';
import type { Scope } from '#platform/server/index.ts';
import { featuresOf, type OptionsView } from '../model/index.ts';
import { groundOf, themesOf } from './ground.ts';
import { findResponsibles, type Ground } from './ground-queries.ts';
import type { InterventionParts } from './ports.ts';

/** What the form needs: barriers and measures of the theme, its effects on health, and who can be responsible. */
export async function readOptions(
  scope: Scope,
  parts: InterventionParts,
  kind: Ground['kind'],
  id: string,
): Promise<OptionsView> {
  const ground = await groundOf(scope, kind, id);
  const themes = await themesOf(parts, ground);
  const code = ground.themeCode ?? '';
  const responsibles = await findResponsibles(scope, ground);
  return {
    barriers: barriersOfTheme(themes, code).map((barrier) => ({
      code: barrier.code,
      title: barrier.title,
      description: barrier.description,
      interventionCodes: barrier.interventions,
    })),
    interventions: (ground.themeCode === null
      ? themes.content.interventions
      : interventionsOfTheme(themes, code)
    ).map((each) => ({
      code: each.code,
      title: each.title,
      track: each.track,
      features: featuresOf(each.code),
      legalBasis: each.legalBasis,
      authority: each.authority,
      terms: each.terms.map(({ name, days }) => ({ name, days })),
      proportionality: each.proportionality,
      expectedEffect: each.expectedEffect,
    })),
    healthEffects: themes.themes.get(code)?.healthEffects ?? [],
    responsibles: responsibles.map(({ appointmentId, name, title, departmentCode }) => ({
      appointmentId,
      name,
      title,
      departmentCode,
    })),
  };
}
