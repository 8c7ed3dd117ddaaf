import type { ComponentType } from 'react';
import { useParams } from 'react-router';
import { WhyLine } from '#modules/trust/disclosures/web/index.ts';
import type { WhyKind } from '../why-pages.ts';

/** The page with the line under it that says why its data may be seen. A page nobody decided about gets it too. */
export function withWhy(
  Page: ComponentType,
  kind: WhyKind = 'list',
  task: readonly string[] = [],
): ComponentType {
  if (kind === 'own' || kind === 'nobody') return Page;
  return function PageWithWhy() {
    const { id } = useParams();
    return (
      <>
        <Page />
        <div className="sk-page-foot">
          <WhyLine key={id} record={kind === 'record' ? id : undefined} task={task} />
        </div>
      </>
    );
  };
}
