export type { BoardParts } from './read-board.ts';
export { boardRoutes } from './routes.ts';
