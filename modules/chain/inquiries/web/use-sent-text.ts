import { useFormat } from '#platform/web/index.ts';

/** A value that went over, as a person reads it. */
export function useSentText(): (field: { readonly key: string; readonly value: string }) => string {
  const format = useFormat();
  return ({ key, value }) => (key === 'birthDate' ? format.dateWithoutDay(value) : value);
}
