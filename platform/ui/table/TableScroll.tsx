import type { ReactNode } from 'react';

/** Lets a table scroll sideways inside its card, also by keyboard. */
export function TableScroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className="sk-table-wrap" role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
