import { Button as DesignButton } from '@amsterdam/design-system-react';
import {
  type ButtonHTMLAttributes,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useRef,
  useState,
} from 'react';
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
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'onClick'> & {
    /** Works on it: stays focusable, ignores further clicks. */
    busy?: boolean;
    /** What takes time is given back as a promise: until it ends the button is busy by itself. */
    onClick?: ((event: MouseEvent<HTMLButtonElement>) => unknown) | undefined;
    /** One key that does the same; the page listens to it. */
    keyHint?: string;
    ref?: Ref<HTMLButtonElement>;
    children: ReactNode;
  };

function lookOf({ small, wide }: ButtonLook, busy = false): string {
  return classes(small && 'sk-button--small', wide && 'sk-button--wide', busy && 'sk-button--busy');
}

/** Milliseconds in which nobody clicks twice on purpose; long enough for `busy` to be drawn after work began. */
const SETTLED = 100;

/** One click at a time: the second of a double click comes while the first is at work, or is about to be. */
function useOneClick(onClick: ButtonProps['onClick'], busy: boolean) {
  const atWork = useRef(false);
  const [working, setWorking] = useState(false);
  // From here on `busy` holds the next click, and lets it through as soon as the work ended.
  useEffect(() => {
    if (busy) atWork.current = false;
  }, [busy]);
  const click = async (event: MouseEvent<HTMLButtonElement>): Promise<void> => {
    if (busy || atWork.current) return event.preventDefault();
    // A form counts its own submits; what says that it cannot be done begins no work.
    if (onClick === undefined || event.currentTarget.ariaDisabled === 'true') return void onClick?.(event);
    atWork.current = true;
    const free = () => {
      atWork.current = false;
    };
    const work = onClick(event);
    if (!(work instanceof Promise)) {
      setTimeout(free, SETTLED);
      return;
    }
    setWorking(true);
    try {
      await work;
    } finally {
      free();
      setWorking(false);
    }
  };
  return { click, busy: busy || working };
}

export function Button({
  kind = 'secondary',
  icon,
  small,
  wide,
  busy: told = false,
  keyHint,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const { click, busy } = useOneClick(onClick, told);
  return (
    <DesignButton
      {...rest}
      variant={kind}
      className={lookOf({ ...(small && { small }), ...(wide && { wide }) }, busy)}
      aria-disabled={busy || rest['aria-disabled'] || undefined}
      aria-busy={busy || undefined}
      aria-keyshortcuts={keyHint}
      onClick={(event) => void click(event)}
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
