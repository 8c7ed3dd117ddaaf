export { caseConstraints, caseCounter, caseRoutes } from './routes.ts';
export { searchCases } from './search-cases.ts';
export { tellSecondPersons } from './tell-people.ts';
export { takeBackCopies } from './withdraw-copies.ts';
