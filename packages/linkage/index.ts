// The door of the package: what a program that links records needs. The command stands beside it, in command/.
export { problemsOfParameters, problemsOfSettings } from './engine/check.ts';
export { type ColumnKind, columnKindNames } from './engine/kinds/index.ts';
export { type Deduped, dedupe, type Linked, type LinkOptions, link } from './engine/link.ts';
export { type Band, type Comparison, type FieldOutcome, type Model, openModel } from './engine/model.ts';
export { type Parameters, parametersSchema } from './engine/parameters.ts';
export type { Problem } from './engine/problems.ts';
export { type Found, RecordIndex } from './engine/record-index.ts';
export { type FullSettings, type Settings, settingsSchema } from './engine/settings.ts';
export type { Rows } from './engine/table.ts';
