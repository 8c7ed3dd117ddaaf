import { useQueryClient } from '@tanstack/react-query';
import { countsQuery } from './session.ts';

/**
 * After a change: asks everything again whose query key begins with one of these words, and waits for it. The numbers in
 * the menu follow by themselves.
 */
export function useRefresh(...keys: readonly string[]): () => Promise<unknown> {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: countsQuery.queryKey });
    return Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] })));
  };
}
