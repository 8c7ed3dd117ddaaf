import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { NavLink } from 'react-router';

export type TabLink = { to: string; label: string; count?: number; end?: boolean };

/** Parts of a record with an address each. */
export function TabLinks({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  return (
    <nav aria-label={label} className="sk-no-print">
      <ul className="sk-tabs">
        {tabs.map((tab) => (
          <li key={tab.to}>
            <NavLink to={tab.to} end={tab.end ?? false} className="sk-tab">
              {tab.label}
              {tab.count !== undefined && <span className="sk-tab__count">{tab.count}</span>}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type Tab = { key: string; label: string; count?: number; content: ReactNode };

export type TabsProps = {
  label: string;
  tabs: readonly Tab[];
  active: string;
  onActivate: (key: string) => void;
};

/** Parts of one page; only the active one is drawn. */
export function Tabs({ label, tabs, active, onActivate }: TabsProps) {
  const id = useId();
  const shown = tabs.find((tab) => tab.key === active) ?? tabs[0];
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.key === shown?.key);
    const places: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: tabs.length - 1,
    };
    const place = places[event.key];
    const next = place === undefined ? undefined : tabs[(place + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onActivate(next.key);
    document.getElementById(`${id}-${next.key}`)?.focus();
  };
  return (
    <div>
      <div role="tablist" aria-label={label} className="sk-tabs">
        {tabs.map((tab) => (
          <button
            key={tab.key}
            id={`${id}-${tab.key}`}
            type="button"
            role="tab"
            className="sk-tab"
            aria-selected={tab.key === shown?.key}
            aria-controls={`${id}-panel`}
            tabIndex={tab.key === shown?.key ? 0 : -1}
            onClick={() => onActivate(tab.key)}
            onKeyDown={move}
          >
            {tab.label}
            {tab.count !== undefined && <span className="sk-tab__count">{tab.count}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${shown?.key}`}>
        {shown?.content}
      </div>
    </div>
  );
}
