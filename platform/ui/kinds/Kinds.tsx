import { IconCircleDashed, IconFileText, IconRubberStamp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { classes } from '../classes.ts';
import { Glyph } from '../icon.tsx';
import { uiTexts } from '../ui-texts.ts';

type KindProps = {
  /** After the word: what it is about, or where it comes from. */
  about?: string;
  /** At the right edge of the first line: a date, a strength. */
  aside?: ReactNode;
  title?: ReactNode;
  children?: ReactNode;
};

type FrameProps = {
  className: string;
  head: ReactNode;
  aside: ReactNode;
  title: ReactNode;
  children: ReactNode;
};

function Frame({ className, head, aside, title, children }: FrameProps) {
  return (
    <div className={classes('sk-kind', className)}>
      <div className="sk-kind__head">
        {head}
        {aside && <span className="sk-kind__aside">{aside}</span>}
      </div>
      {title && <div className="sk-kind__title">{title}</div>}
      {children && <div className="sk-kind__body">{children}</div>}
    </div>
  );
}

/** What a person or a register said: solid line and bar, page icon, the word and its source. */
export function Fact({ about, aside, title, children }: KindProps) {
  const { t } = uiTexts.useText();
  const head = (
    <>
      <Glyph icon={IconFileText} />
      {about ? `${t('kind.fact')}: ${about}` : t('kind.fact')}
    </>
  );
  return (
    <Frame className="sk-fact" head={head} aside={aside} title={title}>
      {children}
    </Frame>
  );
}

export type ProposalProps = KindProps & {
  /** The facts the program used, as one sentence without "because". */
  because?: ReactNode;
  /** What is missing or speaks against it. */
  mind?: ReactNode;
  /** Small secondary or tertiary buttons; a proposal never has a filled one. */
  actions?: ReactNode;
};

/** What the program suggests: dashed, and counts nowhere until a person decides. */
export function Proposal({ about, aside, title, because, mind, actions, children }: ProposalProps) {
  const { t } = uiTexts.useText();
  const head = (
    <>
      <Glyph icon={IconCircleDashed} />
      {about ? `${t('kind.proposal')}: ${about}` : t('kind.proposal')}
    </>
  );
  return (
    <Frame className="sk-proposal" head={head} aside={aside} title={title}>
      {children}
      {because && (
        <p>
          <b>{t('because')}</b> {because}
        </p>
      )}
      {mind && (
        <p>
          <b>{t('mind')}</b> {mind}
        </p>
      )}
      {actions && <div className="sk-actions">{actions}</div>}
    </Frame>
  );
}

export type DecisionProps = KindProps & {
  /** Who decided; names. */
  by?: ReactNode;
};

/** What named persons decided: double line, stamp, the word, when and who. */
export function Decision({ about, aside, title, by, children }: DecisionProps) {
  const { t } = uiTexts.useText();
  const head = (
    <>
      <Glyph icon={IconRubberStamp} />
      <span className="sk-decision__word">
        {about ? `${t('kind.decision')} ${about}` : t('kind.decision')}
      </span>
    </>
  );
  return (
    <Frame className="sk-decision" head={head} aside={aside} title={title}>
      {children}
      {by && <p className="sk-soft">{by}</p>}
    </Frame>
  );
}

/** The story as the reporter wrote it. Lines stay lines. */
export function Story({ children }: { children: ReactNode }) {
  return <div className="sk-story">{children}</div>;
}
