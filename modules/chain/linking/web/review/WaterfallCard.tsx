import { Card, CardHeader, TextLink } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import { likelihoodOf, type ProposalKind, type Weighed } from '../../model/index.ts';
import { linkingTexts } from '../linking-texts.ts';
import { InWords } from './InWords.tsx';
import { layOutWaterfall, type Waterfall, type WaterfallStep } from './waterfall-layout.ts';

type WaterfallProps = { weighed: Weighed; kind: ProposalKind };

const ROW = 28;
const BAR = 16;

function useStepWords(kind: ProposalKind) {
  const { t, maybe } = linkingTexts.useText();
  const label = (step: WaterfallStep): string => {
    if (step.direction === 'outcome') return t('waterfall.outcome');
    if (step.field === undefined) return maybe(`waterfall.start-${kind}`) ?? t('waterfall.start');
    const field = maybe(`field.${step.field.field}`) ?? step.field.field;
    return t('waterfall.step', { field, word: t(`waterfall.word.${step.field.sign}`) });
  };
  const note = (step: WaterfallStep): string => {
    if (step.direction === 'outcome') return t(`waterfall.outcomeNote.${likelihoodOf(step.sum)}`);
    if (step.direction === 'start') return t('waterfall.startNote');
    return step.direction === 'nothing' ? t('waterfall.notCounted') : '';
  };
  return { label, note };
}

/** How the program came to its proposal: where it starts, what each field adds or takes, and where that ends. */
export function WaterfallCard({ weighed, kind }: WaterfallProps) {
  const { t } = linkingTexts.useText();
  const layout = layOutWaterfall(weighed);
  return (
    <Card>
      <CardHeader
        title={t('waterfall.title')}
        aside={<TextLink to="/verbanden/uitleg">{t('waterfall.help')}</TextLink>}
      />
      <Drawing layout={layout} kind={kind} />
      <StepTable steps={layout.steps} kind={kind} />
      <InWords weighed={weighed} />
    </Card>
  );
}

/** For the eye only; the table has the same. */
function Drawing({ layout, kind }: { layout: Waterfall; kind: ProposalKind }) {
  const { t } = linkingTexts.useText();
  const { label, note } = useStepWords(kind);
  const height = layout.steps.length * ROW;
  return (
    <div className="waterfall" aria-hidden="true">
      <div className="waterfall__labels">
        {layout.steps.map((step) => (
          <span key={step.key} className={step.direction === 'outcome' ? 'waterfall__outcome' : undefined}>
            {label(step)}
          </span>
        ))}
      </div>
      <div>
        <svg width="100%" height={height} aria-hidden="true" focusable="false">
          <line x1="0" x2="0" y1="0" y2={height} className="waterfall__edge" />
          {layout.marks.map(({ at, x }) => (
            <line key={at} x1={`${x}%`} x2={`${x}%`} y1="0" y2={height} className="waterfall__mark" />
          ))}
          {layout.steps.map((step, index) => (
            <rect
              key={step.key}
              x={`${step.x}%`}
              y={index * ROW + (ROW - BAR) / 2}
              width={step.direction === 'nothing' ? 2 : `${step.width}%`}
              height={BAR}
              className={`waterfall__bar waterfall__bar--${step.direction}`}
            />
          ))}
        </svg>
        <div className="waterfall__axis">
          <span>{t('waterfall.axis.seldom')}</span>
          {layout.marks.map(({ at, x }) => (
            <span key={at} style={{ insetInlineStart: `${x}%` }}>
              {t(`waterfall.axis.${at}`)}
            </span>
          ))}
        </div>
      </div>
      <div className="waterfall__notes">
        {layout.steps.map((step) => (
          <span key={step.key}>{note(step)}</span>
        ))}
      </div>
    </div>
  );
}

/** Read aloud, and printed. */
function StepTable({ steps, kind }: { steps: readonly WaterfallStep[]; kind: ProposalKind }) {
  const { t } = linkingTexts.useText();
  const { label, note } = useStepWords(kind);
  const format = useFormat();
  const signed = (points: number) => `${points > 0 ? '+' : ''}${format.number(points)}`;
  return (
    <div className="waterfall__table">
      <table className="sk-table">
        <caption>{t('waterfall.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('waterfall.stepColumn')}</th>
            <th scope="col">{t('waterfall.pointsColumn')}</th>
            <th scope="col">{t('waterfall.sumColumn')}</th>
            <th scope="col">{t('waterfall.noteColumn')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.key}>
              <th scope="row">{label(step)}</th>
              <td>{step.direction === 'outcome' ? '' : signed(step.points)}</td>
              <td>{signed(step.sum)}</td>
              <td>{step.field === undefined ? note(step) : <Sentence step={step} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Sentence({ step }: { step: WaterfallStep }) {
  const { language } = linkingTexts.useText();
  return step.field?.sentence[language === 'en' ? 'en' : 'nl'] ?? null;
}
