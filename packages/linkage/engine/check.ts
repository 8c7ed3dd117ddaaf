import { namedRules } from './choose-rules.ts';
import { Misfit } from './misfit.ts';
import { type Parameters, parametersSchema, readParameters } from './parameters.ts';
import { planOf } from './plan.ts';
import { type Settings, settingsSchema } from './settings.ts';

export type Problem = { readonly path: readonly PropertyKey[]; readonly message: string };

/** What a piece of work says about what it was given; any other error is a fault of ours and goes on. */
function misfits(work: () => void): Problem[] {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof Misfit) return [{ path: error.path, message: error.message }];
    throw error;
  }
}

/** What is wrong with settings, also where one part of them does not fit another; nothing when they can be worked with. */
export function problemsOfSettings(settings: unknown): readonly Problem[] {
  const parsed = settingsSchema.safeParse(settings);
  if (!parsed.success) return parsed.error.issues;
  return misfits(() => {
    const plan = planOf(parsed.data);
    if (parsed.data.blocking !== undefined) namedRules(parsed.data.blocking, plan.fields);
  });
}

/** What is wrong with parameters, by themselves or for these settings (which are right); nothing when they can be used. */
export function problemsOfParameters(parameters: unknown, settings: Settings): readonly Problem[] {
  const parsed = parametersSchema.safeParse(parameters);
  if (!parsed.success) return parsed.error.issues;
  return misfits(() => readParameters(parsed.data satisfies Parameters, planOf(settings)));
}
