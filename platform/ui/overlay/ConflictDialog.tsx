import type { ReactNode } from 'react';
import type { StaleConflict } from '#platform/web/forms/use-stale-conflict.ts';
import { Chip } from '../kinds/Chip.tsx';
import { Button } from '../layout/Button.tsx';
import { TableScroll } from '../table/TableScroll.tsx';
import { uiTexts } from '../ui-texts.ts';
import { Dialog } from './Dialog.tsx';

type ConflictField<T> = { key: string; label: string; show: (record: T) => ReactNode };

export type ConflictDialogProps<T> = {
  conflict: StaleConflict<T>;
  fields: readonly ConflictField<T>[];
  /** Send mine again, on top of the version of the other. */
  onKeepMine: (mine: T, current: T) => void;
  /** Show theirs; what I typed is dropped. */
  onTakeTheirs: (current: T) => void;
};

/** Somebody changed it while you typed: both versions side by side, and you choose. */
export function ConflictDialog<T>({ conflict, fields, onKeepMine, onTakeTheirs }: ConflictDialogProps<T>) {
  const { t } = uiTexts.useText();
  const versions = conflict.open;
  const choose = (act: (both: { mine: T; current: T }) => void) => () => {
    if (versions) act(versions);
    conflict.close();
  };
  const actions = (
    <>
      <Button onClick={choose(({ current }) => onTakeTheirs(current))}>{t('conflict.takeTheirs')}</Button>
      <Button kind="primary" onClick={choose(({ mine, current }) => onKeepMine(mine, current))}>
        {t('conflict.keepMine')}
      </Button>
    </>
  );
  return (
    <Dialog
      open={versions !== null}
      title={t('conflict.title')}
      onClose={conflict.close}
      actions={actions}
      wide
    >
      <p>{t('conflict.text')}</p>
      {versions && (
        <TableScroll label={t('conflict.title')}>
          <table className="sk-table">
            <thead>
              <tr>
                <th scope="col">{t('conflict.field')}</th>
                <th scope="col">{t('conflict.mine')}</th>
                <th scope="col">{t('conflict.theirs')}</th>
                <th scope="col">{t('conflict.difference')}</th>
              </tr>
            </thead>
            <tbody>
              {fields.map((field) => (
                <ConflictRow key={field.key} field={field} mine={versions.mine} current={versions.current} />
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </Dialog>
  );
}

function ConflictRow<T>({ field, mine, current }: { field: ConflictField<T>; mine: T; current: T }) {
  const { t } = uiTexts.useText();
  const [left, right] = [field.show(mine), field.show(current)];
  return (
    <tr>
      <th scope="row">{field.label}</th>
      <td>{left}</td>
      <td>{right}</td>
      <td>
        {left === right ? (
          <span className="sk-soft">{t('conflict.same')}</span>
        ) : (
          <Chip tone="warn">{t('conflict.differs')}</Chip>
        )}
      </td>
    </tr>
  );
}
