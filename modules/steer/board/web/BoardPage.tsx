import { useQuery } from '@tanstack/react-query';
import { calendarDateAt, systemClock } from '#platform/kit/index.ts';
import {
  Card,
  CardHeader,
  Columns,
  CountLink,
  Loading,
  Page,
  Panel,
  ProblemAlert,
  RegionMap,
  SelectField,
  Stack,
} from '#platform/ui/index.ts';
import { useFormat, useUrlFilters } from '#platform/web/index.ts';
import type { Board } from '../model/index.ts';
import './board.css';
import { boardQuery, type Chosen, regionMapQuery } from './board-api.ts';
import { boardTexts } from './board-texts.ts';
import { Figures } from './Figures.tsx';
import { MonthTrend } from './MonthTrend.tsx';
import { explanationOf, listOf, useMarks } from './use-marks.ts';

const thisYear = (): number => Number(calendarDateAt(systemClock.now()).slice(0, 4));

/** What it delivered: six outcomes, the map, the months, the portfolios. Counts only, small ones suppressed. */
export function BoardPage() {
  const { t } = boardTexts.useText();
  const { filters, set } = useUrlFilters({ jaar: String(thisYear()), thema: '' });
  const chosen: Chosen = { year: filters.jaar, theme: filters.thema };
  const { data: board, error, refetch } = useQuery(boardQuery(chosen));
  return (
    <Page
      title={t('title')}
      lead={t('lead', { region: t('region'), year: filters.jaar })}
      actions={<Choices board={board} chosen={chosen} onChoose={set} />}
    >
      {error ? (
        <ProblemAlert problem={error} onRetry={() => void refetch()} />
      ) : board === undefined ? (
        <Loading />
      ) : (
        <Stack>
          <Figures board={board} chosen={chosen} />
          <Columns work={<Trend board={board} />} workWidth="wide" workLabel={t('trend.title')}>
            <Stack>
              <MapPanel board={board} chosen={chosen} />
              <Portfolios board={board} chosen={chosen} />
              <Explanation board={board} />
            </Stack>
          </Columns>
        </Stack>
      )}
    </Page>
  );
}

type ChoicesProps = {
  board: Board | undefined;
  chosen: Chosen;
  onChoose: (part: { jaar?: string; thema?: string }) => void;
};

function Choices({ board, chosen, onChoose }: ChoicesProps) {
  const { t, language, maybe } = boardTexts.useText();
  const years = [
    ...new Set([...Array.from({ length: 5 }, (_, back) => String(thisYear() - back)), chosen.year]),
  ];
  const themes = board?.themes ?? [];
  const domains = [...new Set(themes.map((theme) => theme.domain))];
  return (
    <>
      <SelectField
        label={t('year')}
        emptyLabel={null}
        options={years.map((year) => ({ value: year, label: year }))}
        value={chosen.year}
        onValueChange={(jaar) => onChoose({ jaar })}
      />
      <SelectField
        label={t('theme')}
        emptyLabel={t('allThemes')}
        options={domains.map((domain) => ({
          label: maybe(`domain.${domain}`) ?? domain,
          options: themes
            .filter((theme) => theme.domain === domain)
            .map((theme) => ({ value: theme.code, label: language === 'en' ? theme.titleEn : theme.title })),
        }))}
        value={chosen.theme}
        onValueChange={(thema) => onChoose({ thema })}
      />
    </>
  );
}

function MapPanel({ board, chosen }: { board: Board; chosen: Chosen }) {
  const { t } = boardTexts.useText();
  const marks = useMarks();
  const { data: topology } = useQuery(regionMapQuery);
  if (topology === undefined) return <Loading />;
  if (topology === null) return null;
  return (
    <Panel>
      <RegionMap
        title={<h2>{t('map.title')}</h2>}
        label={t('map.label')}
        topology={topology}
        ownCode={board.municipalities.find((each) => each.own)?.code ?? null}
        borders={[5, 10, 15, 20]}
        countLabel={t('map.count')}
        rateLabel={t('map.rate')}
        values={board.municipalities.map((each) => ({
          code: each.code,
          rate: each.per10000,
          count: each.count,
          text: marks(each),
          to: each.own ? listOf('signalen', chosen) : explanationOf(chosen),
        }))}
        note={t('map.note')}
      />
    </Panel>
  );
}

function Trend({ board }: { board: Board }) {
  const { t } = boardTexts.useText();
  return (
    <Card>
      <CardHeader title={t('trend.title')} />
      {board.domains.map((domain) => (
        <MonthTrend key={domain.domain} domain={domain} year={board.year} />
      ))}
    </Card>
  );
}

function Portfolios({ board, chosen }: { board: Board; chosen: Chosen }) {
  const { t } = boardTexts.useText();
  const marks = useMarks();
  const format = useFormat();
  return (
    <Card flush>
      <CardHeader title={t('portfolios.title')} />
      <table className="sk-table">
        <caption className="sk-hidden">{t('portfolios.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('portfolios.portfolio')}</th>
            <th scope="col" className="sk-table__end">
              {t('portfolios.region')}
            </th>
            {board.own !== null && (
              <th scope="col" className="sk-table__end">
                {t('portfolios.own')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {board.portfolios.map((each) => {
            const title = each.title ?? t('portfolios.none');
            return (
              <tr key={each.code}>
                <th scope="row">{title}</th>
                <td className="sk-table__end">
                  <CountLink
                    count={each.count ?? 1}
                    text={marks(each)}
                    to={explanationOf(chosen)}
                    label={title}
                  />
                </td>
                {each.own !== null && (
                  <td className="sk-table__end">
                    <CountLink
                      count={each.own}
                      text={format.number(each.own)}
                      to={listOf('signalen', chosen, { portefeuille: each.code === '' ? '-' : each.code })}
                      label={`${title}, ${t('portfolios.own')}`}
                    />
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
}

function Explanation({ board }: { board: Board }) {
  const { t } = boardTexts.useText();
  const articles = board.rule.articles.map(({ law, article }) => `${law} ${article}`).join('; ');
  return (
    <section id="uitleg" tabIndex={-1}>
      <Card sunk>
        <CardHeader title={t('why.title')} />
        <ul>
          <li>{t('why.small')}</li>
          <li>{t('why.hidden')}</li>
          <li>{t('why.notShared')}</li>
          {board.own !== null && <li>{t('why.own')}</li>}
        </ul>
        <p className="sk-soft">{t('why.rule', { rule: board.rule.code, articles })}</p>
      </Card>
    </section>
  );
}

export { BoardPage as Page };
