import { useFormat } from '#platform/web/index.ts';
import type { Board } from '../model/index.ts';
import { boardTexts } from './board-texts.ts';
import { useMarks } from './use-marks.ts';

const SIZE = { width: 420, height: 96, left: 26, bottom: 16 };

type Domain = Board['domains'][number];

/** Signals per month in one domain: a line where the numbers may be shown, a sign where not; and the same as a table. */
export function MonthTrend({ domain, year }: { domain: Domain; year: number }) {
  const { t, maybe } = boardTexts.useText();
  const marks = useMarks();
  const title = maybe(`domain.${domain.domain}`) ?? domain.domain;
  return (
    <figure className="sk-figure board-trend" aria-label={t('trend.of', { domain: title })}>
      <div className="sk-card-header">
        <h3>{title}</h3>
        <span className="sk-soft">{t('trend.total', { count: marks(domain) })}</span>
      </div>
      <Drawing domain={domain} year={year} />
      <details>
        <summary>{t('trend.table')}</summary>
        <Table domain={domain} year={year} title={t('trend.of', { domain: title })} />
      </details>
    </figure>
  );
}

const monthOf = (year: number, index: number): string => `${year}-${String(index + 1).padStart(2, '0')}-01`;

function Drawing({ domain, year }: { domain: Domain; year: number }) {
  const format = useFormat();
  const marks = useMarks();
  const top = Math.max(20, ...domain.months.map((month) => month.count ?? 0));
  const x = (index: number) => SIZE.left + (index * (SIZE.width - SIZE.left - 10)) / 11;
  const y = (count: number) => 10 + (1 - count / top) * (SIZE.height - SIZE.bottom - 14);
  // A line only between months that stand beside each other and are both shown.
  const segments = domain.months.flatMap((month, index) => {
    const before = domain.months[index - 1]?.count;
    if (before == null || month.count === null) return [];
    return [`M${x(index - 1)} ${y(before)}L${x(index)} ${y(month.count)}`];
  });
  return (
    <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} aria-hidden="true" focusable="false">
      {[0, top].map((level) => (
        <g key={level}>
          <line className="board-trend__grid" x1={SIZE.left} x2={SIZE.width} y1={y(level)} y2={y(level)} />
          <text x={SIZE.left - 6} y={y(level) + 4} textAnchor="end">
            {format.number(level)}
          </text>
        </g>
      ))}
      <path className="board-trend__line" d={segments.join('')} />
      {domain.months.map((month, index) => (
        <g key={monthOf(year, index)}>
          {month.count === null ? (
            <text x={x(index)} y={y(0) - 4} textAnchor="middle">
              {marks(month)}
            </text>
          ) : (
            <circle className="board-trend__dot" cx={x(index)} cy={y(month.count)} r="3" />
          )}
          {index % 3 === 0 && (
            <text x={x(index)} y={SIZE.height - 2} textAnchor="middle">
              {format.month(monthOf(year, index))}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

function Table({ domain, year, title }: { domain: Domain; year: number; title: string }) {
  const { t } = boardTexts.useText();
  const format = useFormat();
  const marks = useMarks();
  return (
    <table className="sk-table">
      <caption className="sk-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('trend.month')}</th>
          <th scope="col" className="sk-table__end">
            {t('trend.count')}
          </th>
        </tr>
      </thead>
      <tbody>
        {domain.months.map((month, index) => (
          <tr key={monthOf(year, index)}>
            <th scope="row">{format.month(monthOf(year, index))}</th>
            <td className="sk-table__end">{marks(month)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
