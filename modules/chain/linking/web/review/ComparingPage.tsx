import { Card, CardHeader, Page, TableScroll } from '#platform/ui/index.ts';
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
        <ErrorsCard />
      </div>
    </Page>
  );
}

const nameTypes = ['all', 'infix', 'short', 'long', 'other-spelling', 'initials-only', 'double'] as const;

/** What was measured on the sample, for each type of name. The figures are texts: they change with a measurement. */
function ErrorsCard() {
  const { t } = linkingTexts.useText();
  return (
    <Card sunk>
      <CardHeader title={t('comparing.errors')} />
      <p>{t('comparing.errorsText')}</p>
      <TableScroll label={t('comparing.errors')}>
        <table className="sk-table">
          <thead>
            <tr>
              <th scope="col">{t('comparing.errorsType')}</th>
              <th scope="col">{t('comparing.errorsMissed')}</th>
              <th scope="col">{t('comparing.errorsWrong')}</th>
              <th scope="col">{t('comparing.errorsFirst')}</th>
            </tr>
          </thead>
          <tbody>
            {nameTypes.map((type) => (
              <tr key={type}>
                <th scope="row">{t(`comparing.errorsOf.${type}.name`)}</th>
                <td>{t(`comparing.errorsOf.${type}.missed`)}</td>
                <td>{t(`comparing.errorsOf.${type}.wrong`)}</td>
                <td>{t(`comparing.errorsOf.${type}.first`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p>{t('comparing.errorsSmall')}</p>
      <p>{t('comparing.errorsHome')}</p>
    </Card>
  );
}

export { ComparingPage as Page };
