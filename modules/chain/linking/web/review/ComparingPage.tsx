import { Card, CardHeader, Page } from '#platform/ui/index.ts';
import { linkingTexts } from '../linking-texts.ts';

/** How comparing works, what is never compared, and what stands in the register of algorithms. */
export function ComparingPage() {
  const { t } = linkingTexts.useText();
  return (
    <Page
      title={t('comparing.title')}
      lead={t('comparing.lead')}
      crumbs={[{ label: t('title'), to: '/verbanden' }, { label: t('comparing.title') }]}
    >
      <div className="sk-stack comparing">
        <Card>
          <CardHeader title={t('comparing.what')} />
          <p>{t('comparing.what1')}</p>
          <p>{t('comparing.what2')}</p>
          <p>{t('comparing.what3')}</p>
        </Card>
        <Card>
          <CardHeader title={t('comparing.who')} />
          <p>{t('comparing.who1')}</p>
          <p>{t('comparing.who2')}</p>
        </Card>
        <Card>
          <CardHeader title={t('comparing.never')} />
          <ul>
            <li>{t('comparing.never1')}</li>
            <li>{t('comparing.never2')}</li>
            <li>{t('comparing.never3')}</li>
          </ul>
          <p>{t('comparing.neverText')}</p>
        </Card>
        <Card>
          <CardHeader title={t('comparing.within')} />
          <p>{t('comparing.withinText')}</p>
        </Card>
        <Card>
          <CardHeader title={t('comparing.register')} />
          <p>{t('comparing.registerText')}</p>
        </Card>
        <Card sunk>
          <CardHeader title={t('comparing.errors')} />
          <p>{t('comparing.errorsText')}</p>
        </Card>
      </div>
    </Page>
  );
}

export { ComparingPage as Page };
