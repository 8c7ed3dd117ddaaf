import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/web/index.ts';
import type { TextPieceView } from '../../model/index.ts';

type TextPieces = { pieces: TextPieceView[]; bsnNotAllowed: boolean };

export const textPiecesQuery = (signalId: string) =>
  queryOptions({
    queryKey: ['signals', 'text-pieces', signalId],
    queryFn: ({ signal }) =>
      api
        .get<{ data: TextPieces }>(`/signals/${signalId}/text-pieces`, { signal })
        .then((reply) => reply.data),
  });

export const declinePiece = (signalId: string, key: string) =>
  api.post(`/signals/${signalId}/declined-pieces`, { key });
