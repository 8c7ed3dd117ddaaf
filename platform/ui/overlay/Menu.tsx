import { IconCheck } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { classes } from '../classes.ts';
import { Glyph, type IconComponent } from '../icon.tsx';
import { Popup, type PopupState } from './Popup.tsx';

type MenuItem = {
  key: string;
  label: string;
  /** Second, small line. */
  text?: string;
  icon?: IconComponent;
  onSelect?: () => void;
  to?: string;
  /** Makes it a choice; the group then is one of several. */
  checked?: boolean;
  danger?: boolean;
  disabled?: boolean;
};

export type MenuGroup = { key: string; label?: string; items: readonly MenuItem[] };

export type MenuProps = {
  groups: readonly MenuGroup[];
  /** Name of the menu when the button says less. */
  label: string;
  end?: boolean;
  /** Class of the button; default the secondary button. */
  buttonClass?: string;
  /** What stands in the button. */
  children: ReactNode;
};

/** A button with actions or choices behind it. Arrows, Home, End and letters move; Enter chooses. */
export function Menu({
  groups,
  label,
  end,
  buttonClass = 'ams-button ams-button--secondary',
  children,
}: MenuProps) {
  return (
    <Popup
      {...(end && { end })}
      button={({ open, setOpen, trigger }) => (
        <button
          ref={trigger}
          type="button"
          className={buttonClass}
          aria-haspopup="menu"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            setOpen(true);
          }}
        >
          {children}
        </button>
      )}
    >
      {(state) => <MenuPanel groups={groups} label={label} state={state} />}
    </Popup>
  );
}

function MenuPanel({
  groups,
  label,
  state,
}: {
  groups: readonly MenuGroup[];
  label: string;
  state: PopupState;
}) {
  const panel = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  useEffect(() => {
    const checked = panel.current?.querySelector<HTMLElement>('[aria-checked="true"]');
    (checked ?? panel.current?.querySelector<HTMLElement>('[role^="menuitem"]'))?.focus();
  }, []);

  const select = (item: MenuItem) => {
    if (item.disabled) return;
    state.setOpen(false);
    state.trigger.current?.focus();
    if (item.to) void navigate(item.to);
    item.onSelect?.();
  };

  return (
    <div ref={panel} role="menu" tabIndex={-1} aria-label={label} className="sk-menu" onKeyDown={moveFocus}>
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset does not belong in a menu
        <div key={group.key} role="group" aria-label={group.label} className="sk-menu__group">
          {group.label && (
            <div className="sk-menu__label" aria-hidden="true">
              {group.label}
            </div>
          )}
          {group.items.map((item) => (
            <MenuLine key={item.key} item={item} onSelect={() => select(item)} />
          ))}
        </div>
      ))}
    </div>
  );
}

function MenuLine({ item, onSelect }: { item: MenuItem; onSelect: () => void }) {
  const choice = item.checked !== undefined;
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: aria-checked goes with menuitemradio only
    <button
      type="button"
      role={choice ? 'menuitemradio' : 'menuitem'}
      tabIndex={-1}
      aria-checked={choice ? item.checked : undefined}
      aria-disabled={item.disabled || undefined}
      className={classes('sk-menu__item', item.danger && 'sk-menu__item--danger')}
      onClick={onSelect}
    >
      {choice && <span className="sk-menu__mark">{item.checked && <Glyph icon={IconCheck} />}</span>}
      {item.icon && <Glyph icon={item.icon} />}
      <span className="sk-menu__text">
        {item.label}
        {item.text && <small>{item.text}</small>}
      </span>
    </button>
  );
}

/** Arrow keys, Home, End, and the first letter of what one looks for. */
function moveFocus(event: KeyboardEvent<HTMLDivElement>) {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const places: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: items.length - 1,
  };
  let next = places[event.key];
  if (next === undefined && /^\S$/.test(event.key) && !event.ctrlKey && !event.metaKey) {
    const letter = event.key.toLowerCase();
    const order = [...items.slice(at + 1), ...items.slice(0, at + 1)];
    const found = order.find((item) => item.textContent?.trim().toLowerCase().startsWith(letter));
    next = found ? items.indexOf(found) : undefined;
  }
  if (next === undefined) return;
  event.preventDefault();
  items[(next + items.length) % items.length]?.focus();
}
