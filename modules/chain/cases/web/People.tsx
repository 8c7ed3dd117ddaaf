import { useQuery } from '@tanstack/react-query';
import { CheckboxGroup } from '#platform/ui/index.ts';
import { caseTexts } from './case-texts.ts';
import { candidatesQuery } from './cases-api.ts';

/** Who of the own organisation takes part by name; only people who hold the purpose. */
export function People({
  purpose,
  legend,
  hint,
  error,
  value,
  onValueChange,
}: {
  purpose: string;
  legend: string;
  hint?: string;
  error?: string | undefined;
  value: readonly string[];
  onValueChange: (value: string[]) => void;
}) {
  const { t } = caseTexts.useText();
  const candidates = useQuery(candidatesQuery(purpose));
  return (
    <CheckboxGroup
      legend={legend}
      hint={hint}
      error={error}
      value={value}
      onValueChange={onValueChange}
      choices={(candidates.data?.data ?? []).map((person) => ({
        value: person.appointmentId,
        label: person.me ? `${person.personName} (${t('participants.me')})` : person.personName,
        text: person.title,
      }))}
    />
  );
}
