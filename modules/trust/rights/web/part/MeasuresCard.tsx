import { useQuery } from '@tanstack/react-query';
import { Card, CardHeader, Chip, Loading, ProblemAlert, Stack, Sub } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import { type MeasureKind, measureOfRight, type RightsMeasure, type RightsPart } from '../../model/index.ts';
import { itemsQuery, measuresQuery } from '../rights-api.ts';
import { rightsTexts } from '../rights-texts.ts';
import { MeasureForm } from './MeasureForm.tsx';

/** What is decided of each record besides showing it: correct, erase, restrict, or an objection. */
export function MeasuresCard({ part }: { part: RightsPart }) {
  const kind = measureOfRight(part.right);
  return kind === undefined ? null : <Measures part={part} kind={kind} />;
}

function Measures({ part, kind }: { part: RightsPart; kind: MeasureKind }) {
  const { t } = rightsTexts.useText();
  const measures = useQuery(measuresQuery(part.id));
  const items = useQuery(itemsQuery(part.id));
  const problem = measures.error ?? items.error;
  const open = (items.data?.data ?? []).filter(
    (item) => item.measure === null && item.recordKind === 'mention',
  );
  return (
    <Card>
      <CardHeader title={t(`measure.title.${kind}`)} count={measures.data?.data.length} />
      <Stack>
        <p className="sk-soft">{t(`measure.lead.${kind}`)}</p>
        {problem && <ProblemAlert problem={problem} />}
        {measures.data === undefined && !problem && <Loading />}
        <ul className="sk-plain-list">
          {(measures.data?.data ?? []).map((measure) => (
            <li key={measure.id}>
              <Decided measure={measure} />
            </li>
          ))}
        </ul>
        {part.abilities.review && open.length > 0 && (
          <MeasureForm key={open.map((item) => item.id).join()} part={part} kind={kind} items={open} />
        )}
      </Stack>
    </Card>
  );
}

function Decided({ measure }: { measure: RightsMeasure }) {
  const { t } = rightsTexts.useText();
  const format = useFormat();
  return (
    <>
      <Chip tone="decision">{t(`measure.${measure.outcome}.${measure.kind}`)}</Chip> {measure.reason}
      <Sub>
        {t('parts.by', { name: measure.decidedByName, date: format.dateWithoutDay(measure.decidedAt) })}
        {measure.blanked > 0 && `, ${t('measure.blanked', { count: measure.blanked })}`}
      </Sub>
      {measure.sourceFiles.map((file) => (
        <p key={`${file.fileName} ${file.holds}`}>
          {t(`measure.source.${file.holds}`, {
            file: file.fileName,
            organisation: file.organisation,
            date: format.dateWithoutDay(file.until),
          })}
        </p>
      ))}
    </>
  );
}
