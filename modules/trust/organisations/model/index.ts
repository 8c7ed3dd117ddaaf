export { mayHandOut, rolesToHandOut } from './roles.ts';
