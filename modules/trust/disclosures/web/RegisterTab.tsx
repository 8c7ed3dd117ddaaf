import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import {
  Actions,
  ButtonLink,
  DateField,
  FilterBar,
  FilterSearch,
  Segmented,
  SelectField,
} from '#platform/ui/index.ts';
import { useUrlFilters } from '#platform/web/index.ts';
import { disclosureStates } from '../model/index.ts';
import { DisclosureList } from './DisclosureList.tsx';
import { disclosureTexts } from './disclosure-texts.ts';
import { choicesQuery, exportAddress } from './disclosures-api.ts';

const DEFAULTS = {
  direction: '',
  number: '',
  partner: '',
  rule: '',
  category: '',
  state: '',
  open: '',
  from: '',
  until: '',
};

type Filters = typeof DEFAULTS;
type Setting = { filters: Filters; set: (change: Partial<Filters>) => void };

function Selects({ filters, set }: Setting) {
  const { t } = disclosureTexts.useText();
  const choices = useQuery(choicesQuery()).data?.data;
  return (
    <>
      <SelectField
        label={t('register.partner')}
        emptyLabel={t('register.anyone')}
        value={filters.partner}
        onValueChange={(partner) => set({ partner })}
        options={(choices?.partners ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        label={t('register.ruleCode')}
        emptyLabel={t('register.anyRule')}
        value={filters.rule}
        onValueChange={(rule) => set({ rule })}
        options={(choices?.rules ?? []).map((code) => ({ value: code, label: code }))}
      />
      <SelectField
        label={t('register.categories')}
        emptyLabel={t('register.anyCategory')}
        value={filters.category}
        onValueChange={(category) => set({ category })}
        options={(choices?.categories ?? []).map(({ code, title }) => ({ value: code, label: title }))}
      />
      <SelectField
        label={t('register.state')}
        emptyLabel={t('register.anyState')}
        value={filters.state}
        onValueChange={(state) => set({ state })}
        options={disclosureStates.map((state) => ({ value: state, label: t(`register.stateName.${state}`) }))}
      />
      <SelectField
        label={t('register.waiting')}
        emptyLabel={t('register.waitingAny')}
        value={filters.open}
        onValueChange={(open) => set({ open })}
        options={[
          { value: 'here', label: t('register.waitingHere') },
          { value: 'there', label: t('register.waitingThere') },
        ]}
      />
    </>
  );
}

/** The register of the own organisation: searched by what it says, and taken along as a file. */
export function RegisterTab() {
  const { t } = disclosureTexts.useText();
  const { filters, set, clear, active } = useUrlFilters(DEFAULTS);
  return (
    <>
      <div>
        <Segmented
          label={t('register.direction')}
          value={filters.direction}
          onValueChange={(direction) => set({ direction })}
          options={[
            { value: '', label: t('register.both') },
            { value: 'given', label: t('register.out') },
            { value: 'received', label: t('register.in') },
          ]}
        />
      </div>
      <FilterBar onClear={active ? clear : undefined}>
        <FilterSearch
          label={t('register.numberHint')}
          value={filters.number}
          onValueChange={(number) => set({ number })}
        />
        <Selects filters={filters} set={set} />
        <DateField label={t('privacy.from')} value={filters.from} onValueChange={(from) => set({ from })} />
        <DateField
          label={t('privacy.until')}
          value={filters.until}
          onValueChange={(until) => set({ until })}
        />
      </FilterBar>
      <DisclosureList filters={filters} />
      <Actions>
        <span className="sk-small sk-soft">{t('register.foot')}</span>
        <ButtonLink small download icon={IconDownload} to={exportAddress(filters, 'csv')}>
          {t('register.csv')}
        </ButtonLink>
        <ButtonLink small download icon={IconDownload} to={exportAddress(filters, 'json')}>
          {t('register.json')}
        </ButtonLink>
      </Actions>
    </>
  );
}
