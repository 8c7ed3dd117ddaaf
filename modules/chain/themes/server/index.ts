export { renewOwnContent } from './renew-content.ts';
export { themeRoutes } from './routes.ts';
export { themesRecordKinds } from './record-kinds.ts';
