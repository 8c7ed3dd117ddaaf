import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

type FilterShape = Record<string, string | readonly string[]>;

export type UrlFilters<F extends FilterShape> = {
  filters: F;
  set: (change: Partial<F>) => void;
  clear: () => void;
  /** Something differs from the defaults. */
  active: boolean;
  /** The filters as text, for a query key or `useCursorPages`. */
  key: string;
};

/**
 * Filters that live in the address, so that they can be shared and survive going back. `defaults` gives the names;
 * declare it outside the component. What equals its default is not in the address.
 */
export function useUrlFilters<F extends FilterShape>(defaults: F): UrlFilters<F> {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => {
    const entries = Object.entries(defaults).map(([name, value]) => {
      if (!params.has(name)) return [name, value];
      return [
        name,
        typeof value === 'string' ? (params.get(name) ?? '') : params.getAll(name).filter(Boolean),
      ];
    });
    return Object.fromEntries(entries) as F;
  }, [params, defaults]);

  const set = useCallback(
    (change: Partial<F>) => {
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(change)) write(next, name, value ?? '', defaults[name]);
          return next;
        },
        { replace: true },
      );
    },
    [setParams, defaults],
  );

  const clear = useCallback(() => set(defaults), [set, defaults]);
  const key = JSON.stringify(filters);
  return { filters, set, clear, active: key !== JSON.stringify(defaults), key };
}

function write(
  params: URLSearchParams,
  name: string,
  value: string | readonly string[],
  standard: unknown,
): void {
  params.delete(name);
  if (JSON.stringify(value) === JSON.stringify(standard)) return;
  // An empty choice that differs from its default must be in the address too.
  const values = typeof value === 'string' ? [value] : value.length === 0 ? [''] : value;
  for (const one of values) params.append(name, one);
}
