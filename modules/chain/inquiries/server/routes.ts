import type { RouteDefinition } from '#platform/server/index.ts';
import type { InquiryParts } from './ports.ts';
import { inquiryAskRoutes } from './routes/ask-routes.ts';
import { receivedRoutes } from './routes/received-routes.ts';
import { supervisionRoutes } from './routes/supervision-routes.ts';

export const inquiryRoutes = (parts: InquiryParts): RouteDefinition[] => [
  ...inquiryAskRoutes(parts),
  ...receivedRoutes(parts),
  ...supervisionRoutes(parts),
];
