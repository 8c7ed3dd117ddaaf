export type { AddressLookup, AddressServiceFailure, FoundAddress } from './address-lookup.ts';
export { pdokAddressLookup, pdokBaseUrl } from './pdok-address-lookup.ts';
export { readDemoAddresses, registerAddressLookup } from './register-address-lookup.ts';
