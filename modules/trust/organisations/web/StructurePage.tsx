import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  Card,
  CardHeader,
  type Column,
  Columns,
  DataTable,
  Empty,
  Form,
  Page as PageFrame,
  SelectField,
  TextField,
} from '#platform/ui/index.ts';
import { useForm } from '#platform/web/index.ts';
import {
  addDepartment,
  addPortfolio,
  type Department,
  departmentsQuery,
  type Portfolio,
  portfoliosQuery,
} from './organisations-api.ts';
import { organisationsTexts } from './organisations-texts.ts';

function DepartmentForm({ portfolios }: { portfolios: readonly Portfolio[] }) {
  const { t } = organisationsTexts.useText();
  const client = useQueryClient();
  const [value, setValue] = useState({ title: '', code: '', portfolioId: '' });
  const form = useForm({
    value,
    setValue,
    submit: async (department) => {
      await addDepartment({ ...department, portfolioId: department.portfolioId || null });
      setValue({ title: '', code: '', portfolioId: '' });
      await client.invalidateQueries({ queryKey: ['departments'] });
    },
  });
  const options = portfolios.map((portfolio) => ({ value: portfolio.id, label: portfolio.title }));
  return (
    <Form form={form} label={t('structure.addDepartment')}>
      <TextField label={t('structure.name')} {...form.field('title')} />
      <TextField label={t('structure.code')} hint={t('structure.codeHint')} {...form.field('code')} />
      <SelectField
        label={t('structure.portfolio')}
        options={options}
        emptyLabel={t('structure.noPortfolio')}
        {...form.field('portfolioId')}
      />
      <Button type="submit" kind="primary" busy={form.submitting}>
        {t('structure.addDepartment')}
      </Button>
    </Form>
  );
}

function PortfolioForm() {
  const { t } = organisationsTexts.useText();
  const client = useQueryClient();
  const [value, setValue] = useState({ title: '', code: '', holderName: '' });
  const form = useForm({
    value,
    setValue,
    submit: async (portfolio) => {
      await addPortfolio({ ...portfolio, holderName: portfolio.holderName.trim() || null });
      setValue({ title: '', code: '', holderName: '' });
      await client.invalidateQueries({ queryKey: ['portfolios'] });
    },
  });
  return (
    <Form form={form} label={t('structure.addPortfolio')}>
      <TextField label={t('structure.name')} {...form.field('title')} />
      <TextField label={t('structure.code')} hint={t('structure.codeHint')} {...form.field('code')} />
      <TextField label={t('structure.holder')} optional {...form.field('holderName')} />
      <Button type="submit" kind="primary" busy={form.submitting}>
        {t('structure.addPortfolio')}
      </Button>
    </Form>
  );
}

/** Departments and portfolios of the own organisation. */
export function StructurePage() {
  const { t } = organisationsTexts.useText();
  const departments = useQuery(departmentsQuery);
  const portfolios = useQuery(portfoliosQuery);
  const known = portfolios.data?.data ?? [];
  const departmentColumns: Column<Department>[] = [
    { key: 'name', header: t('structure.name'), rowHeader: true, cell: (row) => row.title },
    {
      key: 'portfolio',
      header: t('structure.portfolio'),
      cell: (row) => known.find((portfolio) => portfolio.id === row.portfolioId)?.title ?? '',
    },
  ];
  const portfolioColumns: Column<Portfolio>[] = [
    { key: 'name', header: t('structure.name'), rowHeader: true, cell: (row) => row.title },
    { key: 'holder', header: t('structure.holder'), cell: (row) => row.holderName ?? '' },
  ];
  return (
    <PageFrame title={t('structure.title')} lead={t('structure.lead')}>
      <Columns
        work={
          <>
            {' '}
            <Card>
              <CardHeader title={t('structure.addDepartment')} />
              <DepartmentForm portfolios={known} />
            </Card>
            <Card>
              <CardHeader title={t('structure.addPortfolio')} />
              <PortfolioForm />
            </Card>
          </>
        }
      >
        <Card>
          <CardHeader title={t('structure.departments')} />
          <DataTable
            caption={t('structure.departments')}
            columns={departmentColumns}
            rows={departments.data?.data}
            rowKey={(row) => row.id}
            empty={<Empty title={t('structure.none')} />}
          />
        </Card>
        <Card>
          <CardHeader title={t('structure.portfolios')} />
          <DataTable
            caption={t('structure.portfolios')}
            columns={portfolioColumns}
            rows={portfolios.data?.data}
            rowKey={(row) => row.id}
            empty={<Empty title={t('structure.none')} />}
          />
        </Card>
      </Columns>
    </PageFrame>
  );
}

export { StructurePage as Page };
