import { problemsOfParameters, problemsOfSettings } from '../engine/check.ts';
import { dedupe, link } from '../engine/link.ts';
import type { Parameters } from '../engine/parameters.ts';
import { type Settings, settingsSchema } from '../engine/settings.ts';
import type { Engine, EngineOptions } from './engine-port.ts';

// The command has checked settings and parameters by `checkSettings` and `checkParameters`.
const options = ({ parameters, ...others }: EngineOptions) => ({
  ...others,
  parameters: parameters as Parameters | undefined,
});

/** The engine, without what the package's door offers beside it: a small file should be done at once. */
export const engine: Engine = {
  dedupe: (rows, settings, given) => dedupe(rows, settings as Settings, options(given)),
  link: (left, right, settings, given) => link(left, right, settings as Settings, options(given)),
  settingNames: Object.keys(settingsSchema.entries),
  checkSettings: problemsOfSettings,
  checkParameters: (parameters, settings) => problemsOfParameters(parameters, settings as Settings),
};
