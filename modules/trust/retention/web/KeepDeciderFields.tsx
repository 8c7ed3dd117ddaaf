import { inSentence, listed } from '#platform/kit/index.ts';
import { Alert, SelectField } from '#platform/ui/index.ts';
import type { Form } from '#platform/web/index.ts';
import type { ExtenderPerson } from '../model/index.ts';
import type { KeepDecider } from './keep-deciders.ts';
import { retentionTexts } from './retention-texts.ts';

/** By question (`KeepDecider.key`): the person, '' for nobody yet. */
export type ChosenDeciders = Readonly<Record<string, string>>;

type Props<Value extends { keepBy: ChosenDeciders }> = {
  form: Form<Value>;
  deciders: readonly KeepDecider[];
  extenders: readonly ExtenderPerson[];
};

export const holdersOf = (decider: KeepDecider, extenders: readonly ExtenderPerson[]): ExtenderPerson[] =>
  extenders.filter(({ roles }) => roles.some((role) => decider.roles.includes(role)));

/** The first question that somebody can answer and nobody did yet. */
export const openDecider = (
  deciders: readonly KeepDecider[],
  extenders: readonly ExtenderPerson[],
  keepBy: ChosenDeciders,
): KeepDecider | undefined =>
  deciders.find((decider) => (keepBy[decider.key] ?? '') === '' && holdersOf(decider, extenders).length > 0);

/** Who decided on keeping longer: for each role that the rule asks for one of those who hold it. */
export function KeepDeciderFields<Value extends { keepBy: ChosenDeciders }>({
  form,
  deciders,
  extenders,
}: Props<Value>) {
  const { t } = retentionTexts.useText();
  const { keepBy } = form.value;
  const open = openDecider(deciders, extenders, keepBy);
  return deciders.map((decider) => {
    const roles = listed(decider.titles.map(inSentence), t('decide.or'));
    const holders = holdersOf(decider, extenders);
    if (holders.length === 0)
      return <Alert key={decider.key} tone="warn" title={t('decide.nobody', { roles })} />;
    const isOpen = decider.key === open?.key;
    return (
      <SelectField
        key={decider.key}
        label={t(`decide.keepBy.${decider.join ?? 'first'}`, { roles })}
        emptyLabel={t('decide.choose')}
        options={holders.map(({ personId, name }) => ({ value: personId, label: name }))}
        value={keepBy[decider.key] ?? ''}
        onValueChange={(personId) => {
          form.set('keepBy', { ...keepBy, [decider.key]: personId });
          form.forget('/keepDecidedBy');
        }}
        id={isOpen ? form.idAt('/keepDecidedBy') : form.idAt(`/keepDecidedBy/${decider.key}`)}
        error={isOpen ? form.errorAt('/keepDecidedBy') : undefined}
      />
    );
  });
}
