import type { ReactNode } from 'react';
import { Halves, Stack } from '#platform/ui/index.ts';
import type { Outlook } from '../model/index.ts';
import { ChooseFields, type FieldWords } from './ChooseFields.tsx';
import { Conditions } from './Conditions.tsx';
import { disclosureTexts } from './disclosure-texts.ts';
import { KeptBackAlert } from './KeptBackAlert.tsx';
import { NeverGoes } from './NeverGoes.tsx';
import { RuleCards } from './RuleCards.tsx';
import { UnusualRecipient } from './UnusualRecipient.tsx';
import type { Giving, GivingItem } from './use-giving.ts';

export type GivePanelProps = {
  outlook: Outlook;
  items: readonly GivingItem[];
  words: FieldWords;
  giving: Giving;
  fourEyes?: ReactNode;
  /** Beside the conditions: more to fill in. */
  more?: ReactNode;
  /** In place of the ticking, when the giver writes. */
  write?: ReactNode;
  /** Buttons; the one that gives stays off until `giving.ready`. */
  actions: ReactNode;
};

/** The screen of every giving: the rule on top, the data left, the conditions right, what never goes below, then the button. */
export function GivePanel({ outlook, items, words, giving, fourEyes, more, write, actions }: GivePanelProps) {
  const { t } = disclosureTexts.useText();
  return (
    <Stack>
      <RuleCards rules={giving.rules} chosen={giving.categories.length > 0} />
      <Halves>
        {write ?? <ChooseFields outlook={outlook} items={items} words={words} giving={giving} />}
        <Stack>
          <UnusualRecipient giving={giving} recipient={outlook.recipient.name} />
          <KeptBackAlert outlook={outlook} keptBack={giving.keptBack} />
          <Conditions giving={giving} fourEyes={fourEyes} />
          {more}
        </Stack>
      </Halves>
      <NeverGoes outlook={outlook} />
      <div className="sk-actions">
        <span className="sk-small sk-soft">{t('foot')}</span>
        {actions}
      </div>
    </Stack>
  );
}
