export { themesRecordKinds } from './record-kinds.ts';
export { renewOwnContent } from './renew-content.ts';
export { themeRoutes } from './routes.ts';
