// The door for who measures: made persons one household at a time, and the slips of hands.
export { household, type PersonCells } from './dutch/person.ts';
export { personLines } from './persons.ts';
export { Random } from './random.ts';
export { mistype } from './typing.ts';
