import { Button as DesignButton } from '@amsterdam/design-system-react';
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Link } from 'react-router';
import { classes } from '../classes.ts';
import { Glyph, type IconComponent } from '../icon.tsx';
import { KeyHint } from './KeyHint.tsx';

type ButtonLook = {
  /** `primary`: once per page. Default `secondary`; `tertiary` has no border. */
  kind?: 'primary' | 'secondary' | 'tertiary';
  icon?: IconComponent;
  small?: boolean;
  wide?: boolean;
};

export type ButtonProps = ButtonLook &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> & {
    /** Works on it: stays focusable, ignores further clicks. */
    busy?: boolean;
    /** One key that does the same; the page listens to it. */
    keyHint?: string;
    ref?: Ref<HTMLButtonElement>;
    children: ReactNode;
  };

function lookOf({ small, wide }: ButtonLook, busy = false): string {
  return classes(small && 'sk-button--small', wide && 'sk-button--wide', busy && 'sk-button--busy');
}

export function Button({
  kind = 'secondary',
  icon,
  small,
  wide,
  busy,
  keyHint,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <DesignButton
      {...rest}
      variant={kind}
      className={lookOf({ ...(small && { small }), ...(wide && { wide }) }, busy)}
      aria-disabled={busy || rest['aria-disabled'] || undefined}
      aria-busy={busy || undefined}
      aria-keyshortcuts={keyHint}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon && <Glyph icon={icon} />}
      {children}
      {keyHint && <KeyHint>{keyHint}</KeyHint>}
    </DesignButton>
  );
}

export type ButtonLinkProps = ButtonLook & { to: string; children: ReactNode; download?: boolean };

/** Looks like a button, goes somewhere. With `download` it is a plain link to a file. */
export function ButtonLink({ kind = 'secondary', icon, to, children, download, ...look }: ButtonLinkProps) {
  const className = classes('ams-button', `ams-button--${kind}`, lookOf(look));
  const inside = (
    <>
      {icon && <Glyph icon={icon} />}
      {children}
    </>
  );
  if (download) {
    return (
      <a className={className} href={to} download>
        {inside}
      </a>
    );
  }
  return (
    <Link className={className} to={to}>
      {inside}
    </Link>
  );
}

export type IconButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'children'> & {
  icon: IconComponent;
  /** What it does, for who cannot see the icon. */
  label: string;
  ref?: Ref<HTMLButtonElement>;
};

export function IconButton({ icon, label, ...rest }: IconButtonProps) {
  return (
    <button type="button" title={label} {...rest} className="sk-icon-button" aria-label={label}>
      <Glyph icon={icon} size={18} />
    </button>
  );
}
