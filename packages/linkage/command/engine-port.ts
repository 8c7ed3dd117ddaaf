// What the command needs of the engine. The tests plant an engine of their own.

export type Settings = {
  readonly fields: readonly {
    readonly column: string;
    readonly kind: string;
    readonly [key: string]: unknown;
  }[];
  readonly [key: string]: unknown;
};

/** Cells as text, '' is missing; every column is as long as `ids`. */
export type Rows = { readonly ids: string[]; readonly columns: Record<string, string[]> };

export type Pair = { readonly left: number; readonly right: number; readonly probability: number };

export type EngineOptions = {
  readonly parameters?: object;
  readonly threads?: number;
  readonly onProgress?: (done: number, total: number, step: string) => void;
};

export type Linked = { readonly parameters: object; readonly pairs: readonly Pair[] };
export type Deduped = Linked & { readonly clusters: readonly (readonly number[])[] };

export type SettingProblem = { readonly path: readonly PropertyKey[]; readonly message: string };

export type Engine = {
  /** The names that the settings may have, so that a misspelled one is seen. */
  readonly settingNames?: readonly string[];
  /** What is wrong with the settings, by the engine's own schema; nothing when they are right. */
  readonly checkSettings?: (settings: unknown) => Promise<readonly SettingProblem[]>;
  /** What is wrong with saved parameters, by themselves or for these settings; nothing when they can be used. */
  readonly checkParameters?: (parameters: object, settings: Settings) => Promise<readonly SettingProblem[]>;
  readonly dedupe: (rows: Rows, settings: Settings, options: EngineOptions) => Promise<Deduped>;
  readonly link: (left: Rows, right: Rows, settings: Settings, options: EngineOptions) => Promise<Linked>;
};
