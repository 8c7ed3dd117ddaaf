import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** A link inside the product. */
export function TextLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link className="sk-link" to={to}>
      {children}
    </Link>
  );
}

/** Looks like a link, does something here. */
export function TextButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className="sk-link" onClick={onClick}>
      {children}
    </button>
  );
}
