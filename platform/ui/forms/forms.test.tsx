import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { ApiProblem } from '#platform/web/api/api-problem.ts';
import { useForm } from '#platform/web/forms/use-form.ts';
import { Button } from '../layout/Button.tsx';
import { accessibilityFaults, renderInApp } from '../test-support.tsx';
import { CheckboxGroup, RadioCards, Segmented } from './Choices.tsx';
import { ComboBox } from './ComboBox.tsx';
import { DateField, readTypedDate } from './DateField.tsx';
import { FileDrop } from './FileDrop.tsx';
import { Form } from './Form.tsx';
import { SelectField } from './SelectField.tsx';
import { TextAreaField, TextField } from './TextField.tsx';

type Values = { title: string; story: string; theme: string };

function Example({ submit }: { submit: (values: Values) => Promise<void> }) {
  const [value, setValue] = useState<Values>({ title: '', story: '', theme: '' });
  const form = useForm({
    value,
    setValue,
    check: (now) => (now.title === '' ? [{ pointer: '/title', code: 'required' }] : []),
    submit,
  });
  return (
    <Form form={form} label="Voorbeeld">
      <TextField label="Titel" {...form.field('title')} />
      <TextAreaField label="Verhaal" hint="Alleen feiten" maxLength={100} {...form.field('story')} />
      <SelectField label="Thema" options={[{ value: 'a', label: 'Eerste' }]} {...form.field('theme')} />
      <Button type="submit" kind="primary" busy={form.submitting}>
        Versturen
      </Button>
    </Form>
  );
}

test('a mistake is told in the summary and at the field, and the summary takes the focus', async () => {
  const submit = vi.fn();
  const { container } = await renderInApp(<Example submit={submit} />);
  await userEvent.click(screen.getByRole('button', { name: 'Versturen' }));
  const summary = screen.getByRole('alert');
  expect(summary.textContent).toContain('Verbeter 1 fout');
  expect(document.activeElement).toBe(summary);
  const input = screen.getByLabelText('Titel');
  expect(input.getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
    'Vul dit in.',
  );
  expect(submit).not.toHaveBeenCalled();
  expect(await accessibilityFaults(container)).toEqual([]);
  await userEvent.click(screen.getByRole('link', { name: 'Titel: Vul dit in.' }));
  expect(document.activeElement).toBe(input);
});

test('what the server refuses stands at its field', async () => {
  const problem = new ApiProblem({
    code: 'invalid-body',
    status: 422,
    errors: [{ pointer: '/story', code: 'narrative-missing' }],
  });
  await renderInApp(<Example submit={() => Promise.reject(problem)} />);
  await userEvent.type(screen.getByLabelText('Titel'), 'Iets');
  await userEvent.click(screen.getByRole('button', { name: 'Versturen' }));
  await waitFor(() => expect(screen.getByLabelText('Verhaal').getAttribute('aria-invalid')).toBe('true'));
});

test('a field that was left empty is asked for, whatever the server calls it', async () => {
  const codes = ['too-short', 'wrong-type', 'invalid-date'];
  for (const code of codes) {
    const problem = new ApiProblem({
      code: 'invalid-body',
      status: 422,
      errors: [
        { pointer: '/story', code },
        { pointer: '/title', code: 'too-short' },
      ],
    });
    const { unmount } = await renderInApp(<Example submit={() => Promise.reject(problem)} />);
    await userEvent.type(screen.getByLabelText('Titel'), 'Iets');
    await userEvent.click(screen.getByRole('button', { name: 'Versturen' }));
    await screen.findByRole('link', { name: 'Verhaal: Vul dit in.' });
    expect(screen.getByRole('link', { name: 'Titel: Dit is te kort.' })).toBeTruthy();
    unmount();
  }
});

test('a field that is wrong twice in the same way has one line', async () => {
  const twice = { pointer: '/story', code: 'narrative-missing' };
  const problem = new ApiProblem({ code: 'invalid-body', status: 422, errors: [twice, twice] });
  await renderInApp(<Example submit={() => Promise.reject(problem)} />);
  await userEvent.type(screen.getByLabelText('Titel'), 'Iets');
  await userEvent.click(screen.getByRole('button', { name: 'Versturen' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Verbeter 1 fout');
});

test('pressing twice sends once', async () => {
  let release: () => void = () => {};
  const submit = vi.fn(
    () =>
      new Promise<void>((done) => {
        release = done;
      }),
  );
  await renderInApp(<Example submit={submit} />);
  await userEvent.type(screen.getByLabelText('Titel'), 'Iets');
  const button = screen.getByRole('button', { name: 'Versturen' });
  await userEvent.dblClick(button);
  fireEvent.submit(screen.getByRole('form', { name: 'Voorbeeld' }));
  expect(submit).toHaveBeenCalledTimes(1);
  release();
  await waitFor(() => expect(button.getAttribute('aria-busy')).toBeNull());
});

const words = { today: 'vandaag', yesterday: 'gisteren' };
test.each([
  ['23-11-2026', '2026-11-23'],
  ['23-11', '2026-11-23'],
  ['ma 23 nov. 2026', '2026-11-23'],
  ['gisteren', '2026-11-22'],
  ['31-2-2025', null],
  ['vorige week', null],
])('the typed day "%s" is read as %s', (typed, read) => {
  expect(readTypedDate(typed, '2026-11-23', words)).toBe(read);
});

function Day() {
  const [value, setValue] = useState('');
  return <DateField label="Dag" value={value} onValueChange={setValue} notInFuture today="2026-11-23" />;
}

test('a day that does not exist stays as typed and is explained', async () => {
  await renderInApp(<Day />);
  const input = screen.getByLabelText<HTMLInputElement>('Dag');
  await userEvent.type(input, '31-2-2025');
  await userEvent.tab();
  expect(input.value).toBe('31-2-2025');
  expect(screen.getByText(/Deze datum bestaat niet/)).toBeDefined();
});

test('a future day is refused where it cannot be', async () => {
  await renderInApp(<Day />);
  await userEvent.type(screen.getByLabelText('Dag'), '24-11-2026');
  await userEvent.tab();
  expect(screen.getByText('Deze datum ligt in de toekomst.')).toBeDefined();
});

function Seen() {
  const [value, setValue] = useState<string[]>([]);
  return (
    <CheckboxGroup
      legend="Wat zag u?"
      value={value}
      onValueChange={setValue}
      choices={[{ value: 'a', label: 'Geen register', ask: 'Vraag naar het nachtregister' }]}
    />
  );
}

test('ticking an indicator opens what to ask next', async () => {
  const { container } = await renderInApp(<Seen />);
  expect(screen.queryByText('Vraag naar het nachtregister')).toBeNull();
  await userEvent.click(screen.getByLabelText('Geen register'));
  expect(screen.getByText('Vraag naar het nachtregister')).toBeDefined();
  expect(await accessibilityFaults(container)).toEqual([]);
});

test('radio cards and segments are groups with names', async () => {
  const choices = [
    { value: 'a', label: 'Onderzoeken', text: 'eerst treffer' },
    { value: 'b', label: 'Volgen' },
  ];
  const chosen = vi.fn();
  const { container } = await renderInApp(
    <>
      <RadioCards legend="Besluit" value="a" onValueChange={chosen} choices={choices} />
      <Segmented
        label="Toon als"
        value="t"
        onValueChange={chosen}
        options={[
          { value: 't', label: 'Tabel' },
          { value: 'k', label: 'Kaart' },
        ]}
      />
    </>,
  );
  await userEvent.click(screen.getByRole('radio', { name: 'Volgen' }));
  await userEvent.click(screen.getByRole('radio', { name: 'Kaart' }));
  expect(chosen.mock.calls).toEqual([['b'], ['k']]);
  expect(await accessibilityFaults(container)).toEqual([]);
});

test('files are taken by choosing and by pasting', async () => {
  const files = vi.fn();
  const { container } = await renderInApp(<FileDrop label="Foto" onFiles={files} />);
  const photo = new File(['x'], 'photo.jpg', { type: 'image/jpeg' });
  await userEvent.upload(screen.getByLabelText('Foto: kies een bestand'), photo);
  fireEvent.paste(document, { clipboardData: { files: [photo] } });
  expect(files).toHaveBeenCalledTimes(2);
  expect(await accessibilityFaults(container)).toEqual([]);
});

function Place({ chosen }: { chosen: (id: string | null) => void }) {
  const [typed, setTyped] = useState('');
  const items = ['Dorpsstraat 1', 'Kerkweg 2']
    .filter((one) => one.includes(typed))
    .map((label) => ({ id: label, label }));
  return (
    <ComboBox
      label="Plaats"
      items={items}
      inputValue={typed}
      onInputChange={setTyped}
      value={null}
      onValueChange={chosen}
    />
  );
}

test('a combo box proposes while typing and chooses by keyboard', async () => {
  const chosen = vi.fn();
  await renderInApp(<Place chosen={chosen} />);
  await userEvent.type(screen.getByRole('combobox', { name: 'Plaats' }), 'Kerk');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(chosen).toHaveBeenCalledWith('Kerkweg 2');
});
