import { Button, Chip, Panel, Stack, Stamp, TextLink } from '#platform/ui/index.ts';
import { useFormat } from '#platform/web/index.ts';
import type { DisclosureNotice } from '../model/index.ts';
import { disclosureTexts } from './disclosure-texts.ts';

function Notice({ notice, onConfirm }: { notice: DisclosureNotice; onConfirm: () => void }) {
  const { t } = disclosureTexts.useText();
  const format = useFormat();
  return (
    <li>
      <p>
        <b>{t(`register.notice.${notice.kind}`)}</b> · {notice.recipient.name}
        {notice.onward && ` (${t('register.onward')})`}{' '}
        {notice.confirmedAt === null ? (
          <Chip tone="warn">{t('register.notConfirmed')}</Chip>
        ) : (
          <Stamp>{t('register.confirmedOn', { date: format.dateWithoutDay(notice.confirmedAt) })}</Stamp>
        )}
      </p>
      <p className="sk-small">
        <span className="sk-soft">
          {t('register.told', { date: format.dateTime(notice.toldAt), name: notice.toldByName })}
        </span>
        {notice.categories.length > 0 && ` · ${notice.categories.map(({ title }) => title).join(', ')}`}
      </p>
      <p>{notice.reason}</p>
      {notice.kind === 'correction' && (
        <p className="sk-small">
          {notice.replacedById === null ? (
            t('register.notReplaced')
          ) : (
            <TextLink to={`/verstrekkingen/${notice.replacedById}`}>{t('register.replacedBy')}</TextLink>
          )}
        </p>
      )}
      {notice.confirmedText !== null && <p className="sk-small">{notice.confirmedText}</p>}
      {notice.abilities.confirm && (
        <Button small onClick={onConfirm}>
          {t('register.confirm')}
        </Button>
      )}
    </li>
  );
}

/** What was taken back or corrected afterwards, for each recipient, and what still waits. */
export function NoticeList({
  notices,
  onConfirm,
}: {
  notices: readonly DisclosureNotice[];
  onConfirm: (notice: DisclosureNotice) => void;
}) {
  const { t } = disclosureTexts.useText();
  return (
    <Panel sunk>
      <Stack>
        <p>
          <b>{t('register.notices')}</b>
        </p>
        {notices.length === 0 && <p className="sk-soft">{t('register.noNotices')}</p>}
        <ul className="sk-plain-list">
          {notices.map((notice) => (
            <Notice key={notice.id} notice={notice} onConfirm={() => onConfirm(notice)} />
          ))}
        </ul>
      </Stack>
    </Panel>
  );
}
