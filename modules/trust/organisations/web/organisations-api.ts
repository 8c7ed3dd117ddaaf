import { queryOptions } from '@tanstack/react-query';
import { api } from '#platform/web/index.ts';

export type Appointment = {
  id: string;
  version: number;
  personId: string;
  personName: string;
  email: string | null;
  title: string;
  roles: string[];
  validFrom: string;
  validUntil: string | null;
  ended: boolean;
};

export type AppointmentList = { data: Appointment[]; page: { next: string | null; count: number } };

export type RoleToGive = { code: string; title: string; titleEn: string };

export type NewAppointment = { personName: string; email: string; title: string; roles: string[] };

export type Department = { id: string; code: string; title: string; portfolioId: string | null };
export type Portfolio = { id: string; code: string; title: string; holderName: string | null };

export const appointmentsQuery = (filter: { search: string; ended: string }, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['appointments', filter, cursor],
    queryFn: ({ signal }) =>
      api.get<AppointmentList>('/appointments', { query: { ...filter, cursor, limit: 25 }, signal }),
  });

export const rolesQuery = queryOptions({
  queryKey: ['appointment-roles'],
  queryFn: ({ signal }) => api.get<{ data: RoleToGive[] }>('/appointment-roles', { signal }),
});

export const departmentsQuery = queryOptions({
  queryKey: ['departments'],
  queryFn: ({ signal }) => api.get<{ data: Department[] }>('/departments', { signal }),
});

export const portfoliosQuery = queryOptions({
  queryKey: ['portfolios'],
  queryFn: ({ signal }) => api.get<{ data: Portfolio[] }>('/portfolios', { signal }),
});

export const addAppointment = (appointment: NewAppointment) => api.post('/appointments', appointment);

export const endAppointment = (id: string, expectedVersion: number, validUntil: string) =>
  api.patch(`/appointments/${id}`, { expectedVersion, validUntil });

export const addDepartment = (department: { code: string; title: string; portfolioId: string | null }) =>
  api.post('/departments', department);

export const addPortfolio = (portfolio: { code: string; title: string; holderName: string | null }) =>
  api.post('/portfolios', portfolio);
