import {
  Actions,
  Button,
  Card,
  CardHeader,
  CheckboxField,
  SelectField,
  Stack,
  TextField,
} from '#platform/ui/index.ts';
import { categoriesOf, WRITTEN_KINDS, type WrittenKey, type WrittenKind } from '../model/item-fields.ts';
import { caseTexts } from './case-texts.ts';
import type { WrittenInput } from './cases-api.ts';

const KEYS: Readonly<Record<WrittenKind, readonly WrittenKey[]>> = {
  signal: ['observation', 'narrative', 'place'],
  note: ['observation', 'note', 'supervision', 'permit', 'financial', 'nuisance', 'advice', 'hit'],
  person: [
    'name',
    'birthDate',
    'bsn',
    'phone',
    'email',
    'handle',
    'iban',
    'address',
    'suspect',
    'observation',
    'note',
    'help',
    'housing',
    'protection',
  ],
  company: ['name', 'kvk', 'address', 'phone', 'email', 'iban', 'financial', 'supervision', 'permit', 'note'],
  vehicle: ['plate', 'note'],
  address: ['address', 'supervision', 'permit', 'nuisance', 'note'],
  phone: ['phone', 'note'],
  email: ['email', 'note'],
  account: ['iban', 'note'],
  handle: ['handle', 'note'],
  object: ['name', 'note'],
};

export const NEW_ITEM: WrittenInput = {
  itemKind: 'person',
  minor: false,
  fields: [{ key: 'name', value: '' }],
};

/** Data categories of what is written, also while a value is still empty. */
export const categoriesOfWritten = (item: WrittenInput): string[] => [
  ...new Set(
    item.fields
      .filter((field) => field.value.trim() !== '')
      .flatMap((field) =>
        categoriesOf(item.itemKind, field.key, { minor: item.minor, addressShielded: false }),
      ),
  ),
];

/** The item with the fields that have a value; none when nothing was typed. */
export function filledIn(item: WrittenInput): WrittenInput[] {
  const fields = item.fields.filter((field) => field.value.trim() !== '');
  return fields.length === 0 ? [] : [{ ...item, fields }];
}

/** What a participant types itself: one person or thing, field by field. */
export function WriteItem({
  item,
  onChange,
  keys,
}: {
  item: WrittenInput;
  onChange: (item: WrittenInput) => void;
  keys?: readonly WrittenKey[];
}) {
  const { t } = caseTexts.useText();
  const possible = keys ?? KEYS[item.itemKind];
  const setField = (index: number, next: Partial<WrittenInput['fields'][number]>) =>
    onChange({
      ...item,
      fields: item.fields.map((field, at) => (at === index ? { ...field, ...next } : field)),
    });
  const unused = possible.find((key) => !item.fields.some((field) => field.key === key));
  return (
    <Card>
      <CardHeader title={t('contribute.what')} />
      <Stack>
        <SelectField
          label={t('contribute.kind')}
          emptyLabel={null}
          value={item.itemKind}
          onValueChange={(kind) => {
            const itemKind = WRITTEN_KINDS.find((each) => each === kind) ?? 'person';
            onChange({ itemKind, minor: false, fields: [{ key: KEYS[itemKind][0] ?? 'note', value: '' }] });
          }}
          options={WRITTEN_KINDS.filter((kind) => kind !== 'signal').map((kind) => ({
            value: kind,
            label: t(`kind.${kind}`),
          }))}
        />
        {item.itemKind === 'person' && (
          <CheckboxField value={item.minor} onValueChange={(minor) => onChange({ ...item, minor })}>
            {t('contribute.minor')}
          </CheckboxField>
        )}
        {item.fields.map((field, index) => (
          <Stack key={field.key}>
            <SelectField
              label={t('contribute.field')}
              emptyLabel={null}
              value={field.key}
              onValueChange={(key) =>
                setField(index, { key: possible.find((each) => each === key) ?? field.key })
              }
              options={possible
                .filter((key) => key === field.key || !item.fields.some((other) => other.key === key))
                .map((key) => ({ value: key, label: t(`field.${key}`) }))}
            />
            <TextField
              label={t(`field.${field.key}`)}
              value={field.value}
              onValueChange={(value) => setField(index, { value })}
            />
            {item.fields.length > 1 && (
              <Actions>
                <Button
                  small
                  kind="tertiary"
                  onClick={() => onChange({ ...item, fields: item.fields.filter((_, at) => at !== index) })}
                >
                  {t('contribute.remove')}
                  <span className="sk-hidden"> {t(`field.${field.key}`)}</span>
                </Button>
              </Actions>
            )}
          </Stack>
        ))}
        {unused !== undefined && (
          <Actions>
            <Button
              small
              onClick={() => onChange({ ...item, fields: [...item.fields, { key: unused, value: '' }] })}
            >
              {t('contribute.addField')}
            </Button>
          </Actions>
        )}
      </Stack>
    </Card>
  );
}
