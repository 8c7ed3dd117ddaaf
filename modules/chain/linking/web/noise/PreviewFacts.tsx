import { Alert } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { NoisePreview } from '../../model/noise.ts';
import { noiseTexts } from './noise-texts.ts';

const PARTS = ['withdrawn', 'weakened', 'links', 'subjects'] as const;

/** Before a value is excluded: what that touches, in numbers. */
export function PreviewFacts({ preview }: { preview: NoisePreview }) {
  const { t } = noiseTexts.useText();
  const format = useFormat();
  const touched = PARTS.filter((part) => preview[part] > 0);
  return (
    <Alert tone={touched.length > 0 ? 'warn' : 'info'} title={t('preview.title')} live>
      <p>
        {t('preview.facts', {
          label: preview.label,
          mentions: format.number(preview.mentions),
          signals: format.number(preview.signals),
        })}
      </p>
      {touched.length === 0 && <p>{t('preview.nothing')}</p>}
      {touched.length > 0 && (
        <ul>
          {touched.map((part) => (
            <li key={part}>{t(`preview.${part}`, { count: preview[part] })}</li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
