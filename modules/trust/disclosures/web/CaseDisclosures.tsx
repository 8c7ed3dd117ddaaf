import { useQuery } from '@tanstack/react-query';
import { FilterBar, SelectField } from '#platform/ui/index.ts';
import { useUrlFilters } from '#platform/web/index.ts';
import { DisclosureList } from './DisclosureList.tsx';
import { disclosureTexts } from './disclosure-texts.ts';
import { choicesQuery } from './disclosures-api.ts';

const DEFAULTS = { partner: '' };

/** The register of one case, narrowed to one partner when there are more: only organisations that occur in it can be chosen. */
export function CaseDisclosures({ caseId }: { caseId: string }) {
  const { t } = disclosureTexts.useText();
  const { filters, set, clear, active } = useUrlFilters(DEFAULTS);
  const partners = useQuery(choicesQuery(caseId)).data?.data.partners ?? [];
  return (
    <>
      {partners.length > 1 && (
        <FilterBar onClear={active ? clear : undefined}>
          <SelectField
            label={t('register.partner')}
            emptyLabel={t('register.anyone')}
            value={filters.partner}
            onValueChange={(partner) => set({ partner })}
            options={partners.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </FilterBar>
      )}
      <DisclosureList filters={{ caseId, partner: filters.partner }} />
    </>
  );
}
