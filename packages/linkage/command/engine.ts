import {
  dedupe,
  link,
  type Parameters,
  problemsOfParameters,
  problemsOfSettings,
  type Settings,
  settingsSchema,
} from '../index.ts';
import type { Engine, EngineOptions } from './engine-port.ts';

// The command has checked settings and parameters by `checkSettings` and `checkParameters`.
const options = ({ parameters, ...others }: EngineOptions) => ({
  ...others,
  parameters: parameters as Parameters | undefined,
});

/** The engine behind the package's door. */
export const engine: Engine = {
  dedupe: (rows, settings, given) => dedupe(rows, settings as Settings, options(given)),
  link: (left, right, settings, given) => link(left, right, settings as Settings, options(given)),
  settingNames: Object.keys(settingsSchema.shape),
  checkSettings: problemsOfSettings,
  checkParameters: (parameters, settings) => problemsOfParameters(parameters, settings as Settings),
};
