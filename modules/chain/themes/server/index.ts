export { renewOwnContent } from './renew-content.ts';
export { themeRoutes } from './routes.ts';
