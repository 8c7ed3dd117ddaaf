import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  CheckboxGroup,
  DateField,
  Dialog,
  ProblemAlert,
  Stack,
  TextAreaField,
  TextField,
} from '#platform/ui/index.ts';
import { type Processor, type ProcessorInput, processorBody } from '../model/index.ts';
import { registerTexts } from './register-texts.ts';
import { keepProcessor } from './registers-api.ts';
import { useWords } from './use-words.ts';

type Written = Record<
  'name' | 'task' | 'country' | 'agreedOn' | 'reviewOn' | 'agreementReference' | 'endedOn',
  string
>;

const start = (known: Processor | undefined): Written => ({
  name: known?.name ?? '',
  task: known?.task ?? '',
  country: known?.country ?? 'Nederland',
  agreedOn: known?.agreedOn ?? '',
  reviewOn: known?.reviewOn ?? '',
  agreementReference: known?.agreementReference ?? '',
  endedOn: known?.endedOn ?? '',
});

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Undefined while something that must be there is not. */
function inputOf(written: Written, purposeCodes: readonly string[]): ProcessorInput | undefined {
  const parsed = processorBody.safeParse({
    ...written,
    purposeCodes,
    reviewOn: orNull(written.reviewOn),
    agreementReference: orNull(written.agreementReference),
    endedOn: orNull(written.endedOn),
  });
  return parsed.success ? parsed.data : undefined;
}

type Props = {
  known: Processor | undefined;
  /** Purposes that can be chosen. */
  purposes: readonly { readonly code: string; readonly title: string; readonly titleEn: string }[];
  onDone: () => void;
};

/** Writes a processor down, or changes it; an end date takes it out of the register from that day. */
export function ProcessorDialog({ known, purposes, onDone }: Props) {
  const { t } = registerTexts.useText();
  const client = useQueryClient();
  const [written, setWritten] = useState(() => start(known));
  const [purposeCodes, setPurposeCodes] = useState<string[]>(known?.purposeCodes ?? []);
  const words = useWords();
  const input = inputOf(written, purposeCodes);
  const keeping = useMutation({
    mutationFn: (ready: ProcessorInput) => keepProcessor(ready, known),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['registers'] });
      onDone();
    },
  });
  const field = (key: keyof Written) => ({
    label: t(`processor.${key}`),
    value: written[key],
    onValueChange: (value: string) => setWritten((before) => ({ ...before, [key]: value })),
  });
  return (
    <Dialog
      open
      title={t(known === undefined ? 'processor.add' : 'processor.change')}
      onClose={onDone}
      actions={
        <Button
          kind="primary"
          busy={keeping.isPending}
          disabled={input === undefined}
          onClick={() => input && keeping.mutate(input)}
        >
          {t('processor.keep')}
        </Button>
      }
    >
      <Stack>
        {keeping.error && <ProblemAlert problem={keeping.error} />}
        <TextField {...field('name')} />
        <TextAreaField {...field('task')} rows={2} />
        <TextField {...field('country')} />
        <CheckboxGroup
          legend={t('processor.purposes')}
          hint={t('processor.purposesHint')}
          twoColumns
          value={purposeCodes}
          onValueChange={setPurposeCodes}
          choices={purposes.map((purpose) => ({ value: purpose.code, label: words.title(purpose) }))}
        />
        <DateField {...field('agreedOn')} />
        <TextField {...field('agreementReference')} />
        <DateField {...field('reviewOn')} />
        <DateField {...field('endedOn')} />
      </Stack>
    </Dialog>
  );
}
