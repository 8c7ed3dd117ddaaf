import { useQueryClient } from '@tanstack/react-query';

/** After a change: asks everything again whose query key begins with one of these words, and waits for it. */
export function useRefresh(...keys: readonly string[]): () => Promise<unknown> {
  const client = useQueryClient();
  return () => Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] })));
}
