import { useCallback, useState } from 'react';

export type CursorPages = {
  /** For `?cursor=`; undefined on the first page. */
  cursor: string | undefined;
  index: number;
  size: number;
  next: (cursor: string) => void;
  previous: () => void;
};

/** Forth and back through a list that only knows its next page. Another `filter` begins at the first page. */
export function useCursorPages(filter: string, size = 25): CursorPages {
  const [state, setState] = useState<{ filter: string; trail: string[] }>({ filter, trail: [] });
  const trail = state.filter === filter ? state.trail : [];
  return {
    cursor: trail.at(-1),
    index: trail.length,
    size,
    next: useCallback((cursor) => setState({ filter, trail: [...trail, cursor] }), [filter, trail]),
    previous: useCallback(() => setState({ filter, trail: trail.slice(0, -1) }), [filter, trail]),
  };
}
