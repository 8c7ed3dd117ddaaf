import { type ReactNode, useState } from 'react';
import {
  Actions,
  Button,
  Card,
  CardHeader,
  CheckboxGroup,
  Form,
  ProblemAlert,
  SelectField,
  Stack,
  TextAreaField,
} from '#platform/ui/index.ts';
import { isApiProblem, useForm, useRefresh } from '#platform/web/index.ts';
import { IDENTITY_CHECKS, IDENTITY_METHODS, type RightsRequest } from '../../model/index.ts';
import { RequesterFields, requesterOf, typedRequester } from '../requester-form.tsx';
import { takeStep } from '../rights-api.ts';
import { rightsTexts } from '../rights-texts.ts';

type Of = { request: RightsRequest };

/** What can be done with the request now, the most likely first. */
export function NextStep({ request }: Of) {
  const { t } = rightsTexts.useText();
  const { abilities } = request;
  const nothing = Object.values(abilities).every((able) => !able);
  return (
    <Stack>
      {nothing && (
        <Card>
          <CardHeader title={t('next.title')} />
          <p className="sk-soft">{t('next.none')}</p>
        </Card>
      )}
      {abilities.establishIdentity && <Identity request={request} />}
      {abilities.passOn && <Plain request={request} step="passings" name="passOn" />}
      {abilities.answer && <Plain request={request} step="answers" name="answer" />}
      {abilities.close && <Plain request={request} step="closings" name="close" />}
      {request.state === 'collecting' && !abilities.answer && (
        <Card>
          <CardHeader title={t('wait.title')} />
          <p>{t('wait.text')}</p>
        </Card>
      )}
      {abilities.addFacts && <Facts request={request} />}
      {abilities.extend && <Reasoned request={request} step="extensions" name="extend" />}
      {abilities.withdraw && (
        <Reasoned request={request} step="endings" name="withdraw" more={{ why: 'withdrawn' }} />
      )}
      {abilities.endWithoutIdentity && (
        <Reasoned
          request={request}
          step="endings"
          name="unknown"
          more={{ why: 'identity-not-established' }}
        />
      )}
    </Stack>
  );
}

function useTake(request: RightsRequest) {
  const refresh = useRefresh('rights');
  return async (step: string, body: Record<string, unknown> = {}): Promise<void> => {
    await takeStep(request.id, step, { ...body, expectedVersion: request.version });
    await refresh();
  };
}

type PlainName = 'passOn' | 'answer' | 'close';

function Plain({ request, step, name }: Of & { step: string; name: PlainName }) {
  const { t } = rightsTexts.useText();
  const take = useTake(request);
  const [problem, setProblem] = useState<unknown>(null);
  const go = async () => {
    try {
      await take(step);
    } catch (cause) {
      if (!isApiProblem(cause)) throw cause;
      setProblem(cause);
    }
  };
  return (
    <Card>
      <CardHeader title={t(`${name}.title`)} />
      <p>{t(`${name}.text`)}</p>
      {problem !== null && <ProblemAlert problem={problem} />}
      <Button kind="primary" onClick={go}>
        {t(`${name}.do`)}
      </Button>
    </Card>
  );
}

function Identity({ request }: Of) {
  const { t } = rightsTexts.useText();
  const take = useTake(request);
  const [value, setValue] = useState<{ method: string; checked: readonly string[] }>({
    method: '',
    checked: [],
  });
  const form = useForm({ value, setValue, submit: (current) => take('identity-checks', current) });
  return (
    <Card>
      <CardHeader title={t('identity.title')} />
      <Form form={form} label={t('identity.title')}>
        <p className="sk-soft">{t('identity.lead')}</p>
        <SelectField
          label={t('identity.how')}
          options={IDENTITY_METHODS.map((method) => ({ value: method, label: t(`method.${method}`) }))}
          {...form.field('method')}
        />
        <CheckboxGroup
          legend={t('identity.checked')}
          choices={IDENTITY_CHECKS.map((check) => ({ value: check, label: t(`check.${check}`) }))}
          {...form.field('checked')}
        />
        <Actions>
          <Button kind="primary" type="submit" busy={form.submitting}>
            {t('identity.do')}
          </Button>
          {request.abilities.askIdentity && (
            <Button onClick={() => take('identity-questions')}>{t('identity.ask')}</Button>
          )}
        </Actions>
      </Form>
    </Card>
  );
}

type ReasonedName = 'extend' | 'withdraw' | 'unknown';

/** Steps that ask for less room until they are chosen. */
function Folded({ title, children }: { title: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <Card sunk>
      <CardHeader title={title} />
      {open ? children : <Button onClick={() => setOpen(true)}>{title}</Button>}
    </Card>
  );
}

function Reasoned({
  request,
  step,
  name,
  more = {},
}: Of & { step: string; name: ReasonedName; more?: Record<string, unknown> }) {
  const { t } = rightsTexts.useText();
  const take = useTake(request);
  const [value, setValue] = useState({ reason: '' });
  const form = useForm({ value, setValue, submit: (current) => take(step, { ...current, ...more }) });
  return (
    <Folded title={t(`${name}.title`)}>
      <Form form={form} label={t(`${name}.title`)}>
        <p className="sk-soft">{t(`${name}.text`)}</p>
        <TextAreaField label={t('reason')} rows={3} {...form.field('reason')} />
        <Button type="submit" busy={form.submitting}>
          {t(`${name}.do`)}
        </Button>
      </Form>
    </Folded>
  );
}

function Facts({ request }: Of) {
  const { t } = rightsTexts.useText();
  const take = useTake(request);
  const [value, setValue] = useState({ requester: typedRequester(request.requester) });
  const form = useForm({
    value,
    setValue,
    submit: (current) => take('facts', { requester: requesterOf(current.requester) }),
  });
  return (
    <Folded title={t('facts.title')}>
      <Form form={form} label={t('facts.title')}>
        <RequesterFields form={form} />
        <Button type="submit" busy={form.submitting}>
          {t('facts.do')}
        </Button>
      </Form>
    </Folded>
  );
}
