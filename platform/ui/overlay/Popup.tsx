import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { classes } from '../classes.ts';

export type PopupState = {
  open: boolean;
  setOpen: (open: boolean) => void;
  trigger: RefObject<HTMLButtonElement | null>;
};

export type PopupProps = {
  /** At the right edge of the button. */
  end?: boolean;
  button: (state: PopupState) => ReactNode;
  children: (state: PopupState) => ReactNode;
};

/** The button of a panel that is not a menu: says whether it is open. */
export function PopupButton({ state, children }: { state: PopupState; children: ReactNode }) {
  const { open, setOpen, trigger } = state;
  return (
    <button
      ref={trigger}
      type="button"
      className="sk-toggle"
      aria-expanded={open}
      onClick={() => setOpen(!open)}
    >
      {children}
    </button>
  );
}

/** A panel under its button. Escape, a click elsewhere and leaving with Tab close it. */
export function Popup({ end, button, children }: PopupProps) {
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const state: PopupState = { open, setOpen, trigger };

  useEffect(() => {
    if (!open) return;
    const outside = (event: PointerEvent) => {
      if (!frame.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    setOpen(false);
    trigger.current?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears keys of the button and panel inside
    <div
      ref={frame}
      className={classes('sk-popup', end && 'sk-popup--end')}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      {button(state)}
      {open && <div className="sk-popup__panel">{children(state)}</div>}
    </div>
  );
}
