import * as v from 'valibot';
import { loadKinds } from './kinds/index.ts';
import { type Plan, planFrom } from './plan.ts';
import { type Settings, settingsSchema } from './settings.ts';

/**
 * The plan of settings as they are written, with the kinds that they ask for. Errors: settings that are not right (valibot), and those
 * of `planFrom`.
 */
export async function loadPlan(given: Settings): Promise<Plan> {
  const settings = v.parse(settingsSchema, given);
  await loadKinds(settings.fields.map(({ kind }) => kind));
  return planFrom(settings);
}
