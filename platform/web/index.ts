export { api } from './api/api-client.ts';
export { ApiProblem, isApiProblem } from './api/api-problem.ts';
export { useConnection } from './api/use-connection.ts';
export { type Draft, useDraft } from './drafts/use-draft.ts';
export { useFormat } from './format.ts';
export {
  type Form,
  useForm,
} from './forms/use-form.ts';
export { useStaleConflict } from './forms/use-stale-conflict.ts';
export { useProblemText } from './problem-text.ts';
export type { AppRoute, TwoLanguages } from './routes.ts';
export {
  mayEnter,
  useSession,
} from './session.ts';
export {
  moduleTexts,
  type UseText,
} from './texts.ts';
export { useCursorPages } from './use-cursor-pages.ts';
export { useLocalPages } from './use-local-pages.ts';
export { useRefresh } from './use-refresh.ts';
export { useSettled } from './use-settled.ts';
export { useUnsavedWarning } from './use-unsaved-warning.ts';
export { useUrlFilters } from './use-url-filters.ts';
