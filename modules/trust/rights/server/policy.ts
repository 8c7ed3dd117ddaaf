import type { Actor } from '#platform/server/index.ts';
import { isOpen, type PartState, type RequestState } from '../model/index.ts';

/** Who handles requests of the people concerned, at the contact point and at each controller. */
export const HANDLERS = ['privacy-officer', 'request-handler'];
/** The FG sees how requests go, and decides nothing. */
export const READERS = [...HANDLERS, 'fg'];
/** Roles that are told of a request. */
export const HANDLER_ROLES = ['privacyofficer', 'verzoekbehandelaar'];

export const mayHandle = (actor: Actor): boolean =>
  actor.kind === 'person' && actor.groups.some((group) => HANDLERS.includes(group));

type RequestInView = {
  readonly state: RequestState;
  readonly extendable: boolean;
  readonly answerable: boolean;
  readonly identityOverdue: boolean;
};

/** What this person may do with the request now, sent along with it. */
export function requestAbilities(actor: Actor, request: RequestInView): Record<string, boolean> {
  const handles = mayHandle(actor);
  const at = (...states: RequestState[]) => handles && states.includes(request.state);
  return {
    askIdentity: at('received'),
    establishIdentity: at('received', 'identity-asked'),
    endWithoutIdentity: at('identity-asked') && request.identityOverdue,
    withdraw: at('received', 'identity-asked', 'identified'),
    passOn: at('identified'),
    addFacts: at('received', 'identity-asked', 'identified', 'collecting'),
    extend: handles && isOpen(request.state) && request.state !== 'answered' && request.extendable,
    makeLetter: at('collecting', 'answered') && (request.answerable || request.state === 'answered'),
    answer: at('collecting') && request.answerable,
    close: at('answered'),
  };
}

export const partAbilities = (
  actor: Actor,
  part: { readonly state: PartState },
  ready: boolean,
): Record<string, boolean> => {
  const works = mayHandle(actor) && part.state === 'open';
  return { decide: works, review: works, finish: works && ready };
};
