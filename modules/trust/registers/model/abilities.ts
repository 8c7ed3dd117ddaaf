import type { AbilityList } from './register-schemas.ts';

/** What of a route says who may do what. */
export type RouteInView = {
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly method: string;
  readonly enter: 'public' | 'signed-in' | readonly string[];
  readonly personalData?: boolean;
};

/** `listDisclosureChoices` as words: the name of an operation is English. */
const words = (operationId: string): string => {
  const text = operationId.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** Every operation of the product with the groups that may enter it; public ones are of nobody. */
export const abilitiesOf = (routes: readonly RouteInView[]): AbilityList['abilities'] =>
  routes
    .filter((route) => route.enter !== 'public')
    .map((route) => ({
      operation: route.operationId,
      subject: route.tag,
      title: route.summary,
      titleEn: words(route.operationId),
      writes: route.method !== 'GET',
      personalData: route.personalData === true,
      everyone: route.enter === 'signed-in',
      groups: Array.isArray(route.enter) ? [...route.enter] : [],
    }))
    .toSorted(
      (one, other) =>
        one.subject.localeCompare(other.subject) || one.operation.localeCompare(other.operation),
    );
