export type { AddressLookup } from './address-lookup.ts';
export { pdokAddressLookup } from './pdok-address-lookup.ts';
export { readDemoAddresses, registerAddressLookup } from './register-address-lookup.ts';
