import * as v from 'valibot';
import { namedRules } from './choose-rules.ts';
import { loadPlan } from './load-plan.ts';
import { Misfit } from './misfit.ts';
import { type Parameters, parametersSchema, readParameters } from './parameters.ts';
import { type Problem, problemsOf } from './problems.ts';
import { type Settings, settingsSchema } from './settings.ts';

/** What a piece of work says about what it was given; any other error is a fault of ours and goes on. */
async function misfits(work: () => Promise<unknown>): Promise<readonly Problem[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (error instanceof Misfit) return [{ path: error.path, message: error.message }];
    throw error;
  }
}

/** What is wrong with settings, also where one part of them does not fit another; nothing when they can be worked with. */
export async function problemsOfSettings(settings: unknown): Promise<readonly Problem[]> {
  const parsed = v.safeParse(settingsSchema, settings);
  if (!parsed.success) return problemsOf(parsed.issues);
  return misfits(async () => {
    const plan = await loadPlan(parsed.output);
    if (parsed.output.blocking !== undefined) namedRules(parsed.output.blocking, plan.fields);
  });
}

/** What is wrong with parameters, by themselves or for these settings (which are right); nothing when they can be used. */
export async function problemsOfParameters(
  parameters: unknown,
  settings: Settings,
): Promise<readonly Problem[]> {
  const parsed = v.safeParse(parametersSchema, parameters);
  if (!parsed.success) return problemsOf(parsed.issues);
  return misfits(async () => readParameters(parsed.output satisfies Parameters, await loadPlan(settings)));
}
