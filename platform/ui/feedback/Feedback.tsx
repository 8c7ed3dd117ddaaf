import { IconAlertTriangle, IconCircleCheck, IconDeviceFloppy, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { useProblemText } from '#platform/web/problem-text.ts';
import { classes } from '../classes.ts';
import { Glyph, type IconComponent } from '../icon.tsx';
import { Chip } from '../kinds/Chip.tsx';
import { Button } from '../layout/Button.tsx';
import { uiTexts } from '../ui-texts.ts';

export type AlertProps = {
  tone?: 'info' | 'warn' | 'error' | 'good';
  title?: ReactNode;
  children?: ReactNode;
  icon?: IconComponent;
  /** Says it aloud when it appears. Not for what was there from the start. */
  live?: boolean;
};

const ICONS = {
  info: IconInfoCircle,
  warn: IconAlertTriangle,
  error: IconAlertTriangle,
  good: IconCircleCheck,
};

export function Alert({ tone = 'info', title, children, icon, live }: AlertProps) {
  const role = live ? (tone === 'error' ? 'alert' : 'status') : undefined;
  return (
    <div className={classes('sk-alert', `sk-alert--${tone}`)} role={role}>
      <Glyph icon={icon ?? ICONS[tone]} size={18} />
      <div className="sk-alert__body">
        {title && <span className="sk-alert__title">{title}</span>}
        {children}
      </div>
    </div>
  );
}

/** What went wrong, in words, with a way to try again. */
export function ProblemAlert({ problem, onRetry }: { problem: unknown; onRetry?: () => void }) {
  const { t } = uiTexts.useText();
  const { problemText } = useProblemText();
  return (
    <Alert tone="error" title={t('errors.failed')} live>
      <p>{problemText(problem)}</p>
      {onRetry && (
        <Button small onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </Alert>
  );
}

/** Nothing here, and what one can do instead. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="sk-empty">
      <p className="sk-empty__title">{title}</p>
      {children}
    </div>
  );
}

export function Loading({ label }: { label?: string }) {
  const { t } = uiTexts.useText();
  return (
    <div className="sk-loading" role="status">
      <span className="sk-loading__wheel" aria-hidden="true" />
      {label ?? t('loading')}
    </div>
  );
}

export type SavedStateProps = {
  /** Null as long as nothing was kept. */
  savedAt: Date | null;
  /** The device refused to keep it. */
  failed?: boolean;
  /** Words for the good case; default "Concept bewaard om 14:05". */
  label?: string;
};

/** Says when a draft was kept. */
export function SavedState({ savedAt, failed, label }: SavedStateProps) {
  const { t } = uiTexts.useText();
  const format = useFormat();
  return (
    <span role="status">
      {failed && (
        <Chip tone="bad" icon={IconAlertTriangle}>
          {t('saved.failed')}
        </Chip>
      )}
      {!failed && savedAt && (
        <Chip tone="good" icon={IconDeviceFloppy}>
          {label ?? t('saved.at', { time: format.time(savedAt) })}
        </Chip>
      )}
    </span>
  );
}
