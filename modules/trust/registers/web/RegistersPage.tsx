import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useParams } from 'react-router';
import { Actions, Button, ButtonLink, Page, Stack, TabLinks, Why } from '#platform/ui/index.ts';
import { useSession } from '#platform/web/index.ts';
import { AbilitiesTab } from './AbilitiesTab.tsx';
import { AlgorithmTab } from './AlgorithmTab.tsx';
import { DpiaTab } from './DpiaTab.tsx';
import { ProcessingTab } from './ProcessingTab.tsx';
import { ProcessorsTab } from './ProcessorsTab.tsx';
import { registerTexts } from './register-texts.ts';
import { exportAddress } from './registers-api.ts';

const BASE = '/zorgvuldigheid/registers';

/** In the address, with the name the server has for it. */
const parts = [
  { path: '', key: 'processing', Tab: ProcessingTab },
  { path: 'dpia', key: 'dpia', Tab: DpiaTab },
  { path: 'algoritme', key: 'algorithm', Tab: AlgorithmTab },
  { path: 'verwerkers', key: 'processors', Tab: ProcessorsTab },
  { path: 'wie-mag-wat', key: 'abilities', Tab: AbilitiesTab },
] as const;

/** The registers that the law asks for, as the product is set up at this moment; each to print or take along. */
export function RegistersPage() {
  const { register = '' } = useParams();
  const { t } = registerTexts.useText();
  const session = useSession();
  const part = parts.find((each) => each.path === register) ?? parts[0];
  return (
    <Page
      title={t('title')}
      lead={`${session.organisation.name} · ${t('lead')}`}
      crumbs={[{ label: t('privacy'), to: '/zorgvuldigheid' }, { label: t('title') }]}
      actions={
        <Actions>
          <Button icon={IconPrinter} onClick={() => print()}>
            {t('print')}
          </Button>
          <ButtonLink download icon={IconDownload} to={exportAddress(part.key, 'csv')}>
            {t('csv')}
          </ButtonLink>
          <ButtonLink download icon={IconDownload} to={exportAddress(part.key, 'json')}>
            {t('json')}
          </ButtonLink>
        </Actions>
      }
      below={
        <TabLinks
          label={t('tabs')}
          tabs={parts.map(({ path, key }) => ({
            to: path === '' ? BASE : `${BASE}/${path}`,
            label: t(`tab.${key}`),
            end: path === '',
          }))}
        />
      }
    >
      <Stack>
        <part.Tab />
        <Why>{t('why')}</Why>
      </Stack>
    </Page>
  );
}

export { RegistersPage as Page };
