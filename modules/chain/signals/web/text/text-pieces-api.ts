import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/web/index.ts';
import type { TextPieceView } from '../../model/index.ts';

type TextPieces = { pieces: TextPieceView[]; bsnNotAllowed: boolean };

/**
 * Kept apart from what else is known of signals: a step that ends correcting asks all of that anew, and this must then not be asked
 * any more. What changes the signal gives it another version.
 */
export const textPiecesQuery = (signalId: string, version: number) =>
  queryOptions({
    queryKey: ['text-pieces', signalId, version],
    queryFn: ({ signal }) =>
      api
        .get<{ data: TextPieces }>(`/signals/${signalId}/text-pieces`, { signal })
        .then((reply) => reply.data),
  });

export const declinePiece = (signalId: string, key: string) =>
  api.post(`/signals/${signalId}/declined-pieces`, { key });
