import { Heading } from '@amsterdam/design-system-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import { classes } from '../classes.ts';
import { uiTexts } from '../ui-texts.ts';

type Crumb = { label: string; to?: string };

type PageHeaderProps = {
  title: string;
  /** One line under the title. */
  lead?: ReactNode;
  /** The way back; the last one is where you are. */
  crumbs?: readonly Crumb[];
  /** Buttons at the right edge. */
  actions?: ReactNode;
  /** Under the lead, for instance StateSteps. */
  children?: ReactNode;
};

export type PageProps = PageHeaderProps & {
  /** Shown between header and columns instead of `children` of the header. */
  below?: ReactNode;
};

/** The frame of every page: title of the document, header, and room for the content. */
export function Page({ children, below, ...header }: PageProps) {
  return (
    <div className="sk-page">
      <PageHeader {...header}>{below}</PageHeader>
      {children}
    </div>
  );
}

/** Takes the focus when the page was reached from another one, so that a screen reader says where it is. */
function PageHeader({ title, lead, crumbs, actions, children }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key, pathname } = useLocation();
  const arrived = key !== 'default';
  // biome-ignore lint/correctness/useExhaustiveDependencies: a filter in the address must not move the focus
  useEffect(() => {
    if (arrived) heading.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <header className="sk-page-header">
      <title>{`${title} · Schakel`}</title>
      {crumbs && <Crumbs crumbs={crumbs} />}
      <div className="sk-page-header__row">
        <div className="sk-page-header__title">
          <Heading level={1} ref={heading} tabIndex={-1}>
            {title}
          </Heading>
          {lead && <div className="sk-page-header__lead">{lead}</div>}
        </div>
        {actions && <div className="sk-page-header__actions">{actions}</div>}
      </div>
      {children}
    </header>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { t } = uiTexts.useText();
  return (
    <nav aria-label={t('crumbs')} className="sk-no-print">
      <ol className="sk-crumbs">
        {crumbs.map((crumb) => (
          <li key={crumb.label}>
            {crumb.to ? (
              <Link className="sk-link" to={crumb.to}>
                {crumb.label}
              </Link>
            ) : (
              <span aria-current="page">{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

export type ColumnsProps = {
  children: ReactNode;
  /** The work column at the right; under the story below 1024. */
  work: ReactNode;
  /** 336, 400 (default) or 448 px. */
  workWidth?: 'narrow' | 'normal' | 'wide';
  workLabel?: string;
  /** The work stays in view beside a long story. */
  workStays?: boolean;
};

/** Left the story, right the work. */
export function Columns({ children, work, workWidth = 'normal', workLabel, workStays }: ColumnsProps) {
  const { t } = uiTexts.useText();
  return (
    <div
      className={classes(
        'sk-columns',
        workWidth !== 'normal' && `sk-columns--${workWidth}`,
        workStays && 'sk-columns--stays',
      )}
    >
      <div className="sk-stack">{children}</div>
      <aside className="sk-stack" aria-label={workLabel ?? t('workColumn')}>
        {work}
      </aside>
    </div>
  );
}

/** Parts below each other, 16 px apart (24 with `air`). */
export function Stack({ children, air = false }: { children: ReactNode; air?: boolean }) {
  return <div className={classes('sk-stack', air && 'sk-stack--air')}>{children}</div>;
}

/** Parts beside each other as long as they fit. */
export function Halves({ children }: { children: ReactNode }) {
  return <div className="sk-halves">{children}</div>;
}

export function Actions({ children }: { children: ReactNode }) {
  return <div className="sk-actions">{children}</div>;
}
