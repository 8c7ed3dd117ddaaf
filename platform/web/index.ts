export {
  type ApiClient,
  api,
  apiUrl,
  type CallOptions,
  connection,
  createApiClient,
} from './api/api-client.ts';
export { ApiProblem, isApiProblem, type ProblemBody, type ProblemError } from './api/api-problem.ts';
export { type Connection, type ConnectionState, createConnection } from './api/connection.ts';
export { useConnection } from './api/use-connection.ts';
export { createDraftStore, type DraftStore, type StoredDraft } from './drafts/draft-store.ts';
export { type Draft, useDraft, useDraftOwner } from './drafts/use-draft.ts';
export { type Format, useFormat } from './format.ts';
export {
  type FieldBinding,
  type Form,
  type FormErrorLink,
  type FormOptions,
  useForm,
} from './forms/use-form.ts';
export { type StaleConflict, useStaleConflict } from './forms/use-stale-conflict.ts';
export { platformTexts } from './platform-texts.ts';
export { type ProblemText, useProblemText } from './problem-text.ts';
export { createQueryClient } from './query-client.ts';
export type { AppRoute, NavItem, RoleGroup, TwoLanguages } from './routes.ts';
export {
  countsQuery,
  type Language,
  mayEnter,
  type Session,
  type SessionActions,
  type SessionChange,
  type SignedOut,
  sessionQuery,
  useSession,
  useSessionActions,
} from './session.ts';
export {
  changeTexts,
  deviceLanguage,
  type ModuleTexts,
  moduleTexts,
  rememberLanguage,
  type SameTexts,
  startTexts,
  type TextKey,
  type TextValues,
  type Translate,
  texts,
  type UseText,
} from './texts.ts';
export {
  applyTheme,
  type Brightness,
  chooseBrightness,
  chosenBrightness,
  type OrganisationTheme,
  type ThemeColours,
  type ThemeFont,
  watchBrightness,
} from './theme.ts';
export { type CursorPages, useCursorPages } from './use-cursor-pages.ts';
export { useRefresh } from './use-refresh.ts';
export { type UnsavedWarning, useUnsavedWarning } from './use-unsaved-warning.ts';
export { type UrlFilters, useUrlFilters } from './use-url-filters.ts';
