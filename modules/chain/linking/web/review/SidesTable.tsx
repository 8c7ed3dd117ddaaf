import { IconArrowDown, IconArrowUp, IconFileText, IconMinus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Chip, Glyph, TextLink } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { Proposal, Weighed, WeighedField } from '../../model/index.ts';
import { themeTitlesQuery } from '../linking-api.ts';
import { linkingTexts } from '../linking-texts.ts';

const STRONG = 6;

const weightOf = (points: number) => {
  if (points >= STRONG) return 'strong-for';
  if (points <= -STRONG) return 'strong-against';
  return points > 0 ? 'for' : points < 0 ? 'against' : 'nothing';
};

/** In words whether a field speaks for or against, and how strongly. */
function WeightChip({ points }: { points: number }) {
  const { t } = linkingTexts.useText();
  const tone = points > 0 ? 'good' : points < 0 ? 'bad' : 'plain';
  const icon = points > 0 ? IconArrowUp : points < 0 ? IconArrowDown : IconMinus;
  return (
    <Chip tone={tone} icon={icon}>
      {t(`review.weight.${weightOf(points)}`)}
    </Chip>
  );
}

function SideHead({ side }: { side: Proposal['here'] }) {
  const { t, maybe } = linkingTexts.useText();
  const format = useFormat();
  const kind =
    maybe(`review.source.${side.sourceKind}`) ?? maybe(`review.origin.${side.origin}`) ?? side.origin;
  return (
    <>
      <span className="review-sides__fact">
        <Glyph icon={IconFileText} /> {t('review.factFrom')}
      </span>
      <span className="review-sides__source">
        <TextLink to={`/signalen/${side.signalId}`}>{side.reference}</TextLink>
      </span>
      <span className="review-sides__reporter">
        {t('review.reporter', { kind, date: format.dateWithoutDay(side.receivedAt) })}
      </span>
    </>
  );
}

/** Values that are codes or dates, in words; everything else stands as it was written. */
function useWords() {
  const { maybe, language } = linkingTexts.useText();
  const format = useFormat();
  const themes = useQuery(themeTitlesQuery);
  const roles = (value: string) =>
    value
      .split(' ')
      .map((role) => maybe(`role.${role}`) ?? role)
      .join(', ');
  const theme = (value: string) => {
    const found = themes.data?.find(({ code }) => code === value);
    return (language === 'en' ? found?.titleEn : found?.title) ?? value;
  };
  const date = (value: string) => format.dateWithoutDay(value);
  return (field: string, value: string): string => {
    const write = { birthDate: date, receivedOn: date, roles, theme }[field];
    return write === undefined ? value : write(value);
  };
}

type Words = ReturnType<typeof useWords>;

function Value({ field, value, words }: { field: string; value: string | null; words: Words }) {
  const { t } = linkingTexts.useText();
  if (value === null)
    return <span className="sk-soft">{field === 'birthDate' ? t('unknown') : t('review.notMentioned')}</span>;
  if (field === 'story') return <span className="review-sides__story">{value}</span>;
  return <b>{words(field, value)}</b>;
}

type SidesTableProps = { proposal: Proposal; weighed: Weighed };

/** Both sides, field by field: what was written, how it stands to each other, and what that says. */
export function SidesTable({ proposal, weighed }: SidesTableProps) {
  const { t } = linkingTexts.useText();
  const words = useWords();
  return (
    <table className="sk-table review-sides">
      <caption className="sk-hidden">{t('review.fields')}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sk-hidden">{t('review.fieldColumn')}</span>
          </th>
          <th scope="col">
            <SideHead side={proposal.here} />
          </th>
          <th scope="col">
            <span className="sk-hidden">{t('review.signColumn')}</span>
          </th>
          <th scope="col">
            <SideHead side={proposal.there} />
          </th>
          <th scope="col">{t('review.wordColumn')}</th>
        </tr>
      </thead>
      <tbody>
        {weighed.fields.map((row) => (
          <FieldRow key={row.field} row={row} words={words} />
        ))}
      </tbody>
    </table>
  );
}

type FieldRowProps = { row: WeighedField; words: Words };

function FieldRow({ row, words }: FieldRowProps) {
  const { t, maybe, language } = linkingTexts.useText();
  return (
    <tr>
      <th scope="row">{maybe(`field.${row.field}`) ?? row.field}</th>
      <td>
        <Value field={row.field} value={row.here} words={words} />
      </td>
      <td className="review-sides__sign">
        <span aria-hidden="true">{row.sign}</span>
        <span className="sk-hidden">{t(`review.sign.${row.sign}`)}</span>
      </td>
      <td>
        <Value field={row.field} value={row.there} words={words} />
      </td>
      <td>
        <WeightChip points={row.points} />
        <span className="review-sides__sentence">{row.sentence[language === 'en' ? 'en' : 'nl']}</span>
      </td>
    </tr>
  );
}
