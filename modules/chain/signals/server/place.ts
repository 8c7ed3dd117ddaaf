import type { AddressState, PlaceBody } from '../model/index.ts';
import type { NewPlace } from './new-signal.ts';

const nothing: NewPlace = {
  street: null,
  houseNumber: null,
  houseAddition: null,
  postcode: null,
  town: null,
  note: null,
  latitude: null,
  longitude: null,
  neighbourhoodCode: null,
  state: 'none',
};

const hasAddress = (body: PlaceBody): boolean =>
  [body.street, body.postcode, body.town].some((text) => text !== undefined);

/** How sure the place is: what the screen said of the address, else the point, else nothing. */
function stateOf(body: PlaceBody): AddressState {
  if (hasAddress(body))
    return body.state === 'found' || body.state === 'not-found' ? body.state : 'as-written';
  return body.latitude !== undefined && body.longitude !== undefined ? 'point' : 'none';
}

/** The place of a signal as it is kept. */
export function placeOf(body: PlaceBody | undefined): NewPlace {
  if (body === undefined) return nothing;
  const { state: _, ...given } = body;
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...nothing, ...known, state: stateOf(body) };
}
