import { Card, CardHeader, Chip, Stack } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { KeeperProgress } from '../../model/index.ts';
import { rightsTexts } from '../rights-texts.ts';

/** Who was asked to look in what only named people open, and what each lets the letter tell. Nothing found and nothing to tell read the same. */
export function KeepersCard({ keepers }: { keepers: readonly KeeperProgress[] }) {
  const { t } = rightsTexts.useText();
  const format = useFormat();
  return (
    <Card>
      <CardHeader title={t('keepers.title')} count={keepers.length} />
      <Stack>
        <p className="sk-soft">{t(keepers.length === 0 ? 'keepers.none' : 'keepers.lead')}</p>
        {keepers.length > 0 && (
          <ul className="sk-plain-list">
            {keepers.map((keeper) => (
              <li key={keeper.id}>
                <b>{keeper.personName}</b>{' '}
                <Chip tone={keeper.state === 'open' ? 'proposal' : 'decision'}>
                  {t(`keeperState.${keeper.state}`)}
                </Chip>
                <div className="sk-small sk-soft">
                  {keeper.state === 'open' && t('parts.due', { date: format.dateWithoutDay(keeper.dueOn) })}
                  {keeper.state === 'answered' && keeper.told.length === 0 && t('keepers.nothing')}
                </div>
                {keeper.told.map((record, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: what is told carries no id, and its order never changes
                  <div key={at} className="sk-small">
                    {t('keepers.told', {
                      purpose: record.purposeTitle,
                      date: format.dateWithoutDay(record.receivedOn),
                      fields: record.fields
                        .map(
                          ({ key, value }) =>
                            `${t(`field.${key as 'name'}`)}: ${key === 'birthDate' ? format.dateWithoutDay(value) : value}`,
                        )
                        .join('; '),
                    })}
                  </div>
                ))}
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </Card>
  );
}
