import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/web/index.ts';
import type { Choices, EditBody, Edition, EditionVersion, ThemeRow, ThemeSheet } from '../model/index.ts';

export type ThemeReply = {
  data: ThemeSheet;
  abilities: { adopt: boolean; edit: boolean; update: boolean; return: boolean };
};

export const themeRowsQuery = queryOptions({
  queryKey: ['theme-editions'],
  queryFn: ({ signal }) => api.get<{ data: ThemeRow[] }>('/theme-editions', { signal }),
});

export const themeQuery = (code: string) =>
  queryOptions({
    queryKey: ['theme-editions', code],
    queryFn: ({ signal }) => api.get<ThemeReply>(`/theme-editions/${code}`, { signal }),
  });

export const versionsQuery = (code: string) =>
  queryOptions({
    queryKey: ['theme-editions', code, 'versions'],
    queryFn: ({ signal }) =>
      api.get<{ data: EditionVersion[] }>(`/theme-editions/${code}/versions`, { signal }),
  });

export const versionQuery = (code: string, number: number) =>
  queryOptions({
    queryKey: ['theme-editions', code, 'versions', number],
    queryFn: ({ signal }) =>
      api.get<{ data: Edition }>(`/theme-editions/${code}/versions/${number}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

type Asked = { expectedVersion: number; reason: string };
type Saved = { data: { number: number } };

export const adoptTheme = (themeCode: string, asked: Asked) =>
  api.post<Saved>('/theme-editions', { themeCode, ...asked });

export const editTheme = (code: string, body: EditBody) => api.put<Saved>(`/theme-editions/${code}`, body);

export const returnTheme = (code: string, asked: Asked) =>
  api.post<Saved>(`/theme-editions/${code}/returns`, asked);

export const updateTheme = (code: string, asked: Asked & { regionVersionId: string; choices: Choices }) =>
  api.post<Saved>(`/theme-editions/${code}/updates`, asked);
