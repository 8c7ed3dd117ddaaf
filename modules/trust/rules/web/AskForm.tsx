import { useState } from 'react';
import {
  Actions,
  Button,
  Card,
  CardHeader,
  CheckboxField,
  Form as FormFrame,
  Halves,
  Panel,
  SelectField,
  Stack,
  TextField,
} from '#platform/ui/index.ts';
import { ApiProblem, useForm, useRefresh } from '#platform/web/index.ts';
import type { Situation } from '../../purposes/model/index.ts';
import type { Answer } from '../model/index.ts';
import { AnswerText } from './AnswerText.tsx';
import { CodeList } from './CodeList.tsx';
import { addQuestion, askRules } from './rules-api.ts';
import { rulesTexts } from './rules-texts.ts';
import { useWords } from './use-words.ts';

type Value = {
  purpose: string;
  phase: string;
  fromType: string;
  fromRoles: string[];
  toType: string;
  toRoles: string[];
  inside: boolean;
  categories: string[];
  circumstances: string[];
  holds: string[];
};

const EMPTY: Value = {
  purpose: '',
  phase: '',
  fromType: '',
  fromRoles: [],
  toType: '',
  toRoles: [],
  inside: false,
  categories: [],
  circumstances: [],
  holds: [],
};

const situationOf = (value: Value): Situation => ({
  from: { type: value.fromType, roles: value.fromRoles },
  to: { type: value.toType, roles: value.toRoles },
  inside: value.inside,
  purpose: value.purpose,
  ...(value.phase === '' ? {} : { phase: value.phase }),
  categories: value.categories,
  ...(value.circumstances.length === 0 ? {} : { circumstances: value.circumstances }),
  holds: value.holds,
});

const missing = (value: Value) =>
  (['purpose', 'fromType', 'toType', 'categories'] as const)
    .filter((field) => value[field].length === 0)
    .map((field) => ({ pointer: `/${field}`, code: 'required' }));

/** `/situation/from/roles/0` belongs to the field of the giver's roles. */
const atField = (pointer: string): string => {
  const [, , field = '', part = ''] = pointer.split('/');
  if (field !== 'from' && field !== 'to') return `/${field}`;
  return `/${field}${part === 'roles' ? 'Roles' : 'Type'}`;
};

/** Any question to the rules in force: may this go from one to another, and on what? */
export function AskForm({ mayKeep }: { mayKeep: boolean }) {
  const { t } = rulesTexts.useText();
  const [value, setValue] = useState(EMPTY);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const form = useForm<Value>({
    value,
    setValue,
    check: missing,
    submit: async (next) => {
      try {
        setAnswer((await askRules(situationOf(next))).data);
      } catch (cause) {
        if (!(cause instanceof ApiProblem)) throw cause;
        const errors = cause.errors.map((error) => ({ ...error, pointer: atField(error.pointer) }));
        throw new ApiProblem({ ...cause.body, errors });
      }
    },
  });
  return (
    <Card>
      <CardHeader title={t('ask.title')} />
      <FormFrame form={form} label={t('ask.title')}>
        <Fields form={form} />
        <Actions>
          <Button type="submit" kind="primary" busy={form.submitting}>
            {t('ask.go')}
          </Button>
        </Actions>
      </FormFrame>
      <div aria-live="polite">
        {answer !== null && (
          <Panel sunk>
            <AnswerText answer={answer} />
            {mayKeep && <Keep situation={situationOf(value)} answer={answer} />}
          </Panel>
        )}
      </div>
    </Card>
  );
}

function Fields({ form }: { form: ReturnType<typeof useForm<Value>> }) {
  const { t, maybe } = rulesTexts.useText();
  const { vocabulary, titleOf, phase } = useWords();
  const purpose = vocabulary.purposes.find((item) => item.code === form.value.purpose);
  const options = (list: readonly { code: string; title: string; titleEn?: string }[]) =>
    list.map((item) => ({ value: item.code, label: titleOf(item) }));
  const parties = options(
    vocabulary.parties.filter((item) => purpose === undefined || purpose.parties.includes(item.code)),
  );
  const rolesOf = (type: string) =>
    options(vocabulary.roles.filter((item) => type === '' || item.organisationTypes.includes(type)));
  return (
    <Stack>
      <Halves>
        <SelectField
          label={t('field.purpose')}
          options={options(vocabulary.purposes)}
          {...form.field('purpose')}
        />
        <SelectField
          label={t('ask.phase')}
          emptyLabel={t('ask.anyPhase')}
          options={(purpose?.phases ?? []).map((code) => ({ value: code, label: phase(code) }))}
          {...form.field('phase')}
        />
        <SelectField label={t('field.from')} options={parties} {...form.field('fromType')} />
        <SelectField label={t('field.to')} options={parties} {...form.field('toType')} />
      </Halves>
      <CheckboxField {...form.field('inside')}>{t('ask.inside')}</CheckboxField>
      <CodeList
        legend={t('field.fromRoles')}
        choices={rolesOf(form.value.fromType)}
        {...form.field('fromRoles')}
      />
      <CodeList legend={t('field.toRoles')} choices={rolesOf(form.value.toType)} {...form.field('toRoles')} />
      <CodeList
        legend={t('field.dataCategories')}
        choices={options(vocabulary.categories)}
        {...form.field('categories')}
      />
      <CodeList
        legend={t('ask.holds')}
        hint={t('ask.holdsHint')}
        choices={options(vocabulary.conditions)}
        {...form.field('holds')}
      />
      <CodeList
        legend={t('ask.circumstances')}
        choices={vocabulary.circumstances.map((code) => ({
          value: code,
          label: maybe(`circumstance.${code}`) ?? code,
        }))}
        {...form.field('circumstances')}
      />
    </Stack>
  );
}

/** Keeps what was asked as a test case: this answer is then what is expected. */
function Keep({ situation, answer }: { situation: Situation; answer: Answer }) {
  const { t } = rulesTexts.useText();
  const refresh = useRefresh('rule-questions');
  const [value, setValue] = useState({ title: '' });
  const [kept, setKept] = useState(false);
  const form = useForm({
    value,
    setValue,
    check: ({ title }) => (title.trim() === '' ? [{ pointer: '/title', code: 'required' }] : []),
    submit: async ({ title }) => {
      await addQuestion({
        ...situation,
        title: title.trim(),
        titleEn: title.trim(),
        expected: { outcome: answer.outcome },
      });
      setKept(true);
      await refresh();
    },
  });
  if (kept) return <p role="status">{t('ask.kept')}</p>;
  return (
    <FormFrame form={form} label={t('ask.keep')}>
      <TextField label={t('ask.keepTitle')} {...form.field('title')} maxLength={200} />
      <Actions>
        <Button type="submit" busy={form.submitting}>
          {t('ask.keep')}
        </Button>
      </Actions>
    </FormFrame>
  );
}
