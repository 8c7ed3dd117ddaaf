import { IconAlertTriangle } from '@tabler/icons-react';
import { Actions, Button, Chip, type Column, Sub } from '#platform/ui/index.ts';
import { useFormat, useSession } from '#platform/web/index.ts';
import { COMPARED_AT_MOST, type SharedValue } from '../../model/noise.ts';
import { noiseTexts } from './noise-texts.ts';

export type SharedActs = {
  onExclude: (shared: SharedValue) => void;
  onClear: (shared: SharedValue) => Promise<void>;
  onAgain: (shared: SharedValue) => Promise<void>;
};

/** What was counted of one value, in a sentence. */
function Fact({ shared }: { shared: SharedValue }) {
  const { t } = noiseTexts.useText();
  const format = useFormat();
  const counted = {
    mentions: format.number(shared.mentions),
    names: format.number(shared.names),
    signals: format.number(shared.signals),
  };
  const { cleared } = shared;
  return (
    <>
      {t(shared.names === 0 ? 'suggested.factNameless' : 'suggested.fact', counted)}
      {shared.skipped && (
        <Sub>
          <Chip tone="warn" icon={IconAlertTriangle}>
            {t('suggested.skipped', { most: COMPARED_AT_MOST })}
          </Chip>
        </Sub>
      )}
      {cleared !== null && (
        <Sub>
          {t('suggested.clearedBy', {
            name: cleared.name,
            moment: format.dateTime(cleared.at),
            twice: format.number(cleared.mentions * 2),
          })}
        </Sub>
      )}
    </>
  );
}

export function useSharedColumns({ onExclude, onClear, onAgain }: SharedActs): Column<SharedValue>[] {
  const { t, language } = noiseTexts.useText();
  const { purposes } = useSession();
  const titleOf = (code: string): string => {
    const purpose = purposes.find((one) => one.code === code);
    return (language === 'en' ? purpose?.titleEn : purpose?.title) ?? code;
  };
  const label = (shared: SharedValue) => shared.label || t('suggested.unreadable');
  return [
    {
      key: 'value',
      header: t('table.value'),
      rowHeader: true,
      cell: (row) => (
        <>
          {label(row)}
          <Sub>
            {t(`kind.${row.kind}`)} · {t('suggested.purpose', { purpose: titleOf(row.purpose) })}
          </Sub>
        </>
      ),
    },
    { key: 'fact', header: t('suggested.columnFact'), cell: (row) => <Fact shared={row} /> },
    {
      key: 'act',
      header: t('suggested.columnAct'),
      hideHeader: true,
      end: true,
      cell: (row) => (
        <Actions>
          <Button
            small
            aria-label={t('suggested.excludeOf', { label: label(row) })}
            onClick={() => onExclude(row)}
          >
            {t('suggested.exclude')}
          </Button>
          {row.cleared === null ? (
            <Button
              small
              kind="tertiary"
              aria-label={t('suggested.clearOf', { label: label(row) })}
              onClick={() => onClear(row)}
            >
              {t('suggested.clear')}
            </Button>
          ) : (
            <Button
              small
              kind="tertiary"
              aria-label={t('suggested.againOf', { label: label(row) })}
              onClick={() => onAgain(row)}
            >
              {t('suggested.again')}
            </Button>
          )}
        </Actions>
      ),
    },
  ];
}
