import { IconCircle, IconCircleCheck, IconCircleDot } from '@tabler/icons-react';
import { Glyph } from '../icon.tsx';
import { uiTexts } from '../ui-texts.ts';

export type Step = { key: string; label: string };

/** The way of a record: what is done, where it is now, what comes. `now` null: all done. */
export function StateSteps({ steps, now }: { steps: readonly Step[]; now: string | null }) {
  const { t } = uiTexts.useText();
  const at = now === null ? steps.length : steps.findIndex((step) => step.key === now);
  return (
    <ol className="sk-steps" aria-label={t('steps.label')}>
      {steps.map((step, index) => {
        const state = index < at ? 'done' : index === at ? 'now' : 'later';
        const icon = { done: IconCircleCheck, now: IconCircleDot, later: IconCircle }[state];
        return (
          <li
            key={step.key}
            className={`sk-steps__${state}`}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <Glyph icon={icon} />
            {step.label}
            {state === 'done' && <span className="sk-hidden">{t('steps.done')}</span>}
          </li>
        );
      })}
    </ol>
  );
}
