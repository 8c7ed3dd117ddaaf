import type { ReactNode } from 'react';
import { Sub } from '#platform/ui/index.ts';
import type { ShownField } from '../../model/index.ts';
import { linkingTexts } from '../linking-texts.ts';
import { SeverityChip } from './SeverityChip.tsx';
import { useSubjectWords } from './use-subject-words.ts';
import './subject.css';

type FieldValuesProps = {
  fields: readonly ShownField[];
  /** What can be done with one value. */
  action?: (field: ShownField, at: number) => ReactNode;
};

/** Per field every value that was found, by how many sources and from when to when. */
export function FieldValues({ fields, action }: FieldValuesProps) {
  const { t } = linkingTexts.useText();
  const words = useSubjectWords();
  if (fields.length === 0) return null;
  return (
    <ul className="subject-fields">
      {fields.map((field) => (
        <li key={field.field}>
          <div className="subject-fields__head">
            <b>{words.field(field.field)}</b> <SeverityChip severity={field.severity} />
          </div>
          {field.severity === 'serious' && <p className="sk-small">{t('subject.severityHint.serious')}</p>}
          <ul className="subject-values">
            {field.values.map((value, at) => (
              <li key={value.key}>
                <div>
                  {words.value(field.field, value.shown, at)}
                  {!value.valid && ` (${t('subject.invalid')})`}
                  <Sub>
                    {t('subject.sources', { count: value.sources })} · {words.days(value)}
                  </Sub>
                  {value.note && (
                    <Sub>
                      {t(value.note.verdict === 'right' ? 'subject.notedRight' : 'subject.notedWrong', {
                        by: value.note.by,
                      })}
                      {value.note.reason !== null && `: ${value.note.reason}`}
                    </Sub>
                  )}
                </div>
                {action?.(field, at)}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
