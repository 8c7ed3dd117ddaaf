import { DateField, Halves, TextField } from '#platform/ui/index.ts';
import type { Form } from '#platform/web/index.ts';
import type { Requester } from '../model/index.ts';
import { rightsTexts } from './rights-texts.ts';

/** What is typed about the requester; empty is unknown. */
export type TypedRequester = Record<keyof Requester, string>;

export const typedRequester = (requester?: Requester): TypedRequester => ({
  name: requester?.name ?? '',
  birthDate: requester?.birthDate ?? '',
  street: requester?.street ?? '',
  houseNumber: requester?.houseNumber?.toString() ?? '',
  houseAddition: requester?.houseAddition ?? '',
  postcode: requester?.postcode ?? '',
  town: requester?.town ?? '',
  phone: requester?.phone ?? '',
  email: requester?.email ?? '',
});

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

export const requesterOf = (typed: TypedRequester) => ({
  name: typed.name,
  birthDate: orNull(typed.birthDate),
  street: orNull(typed.street),
  houseNumber: typed.houseNumber.trim() === '' ? null : Number(typed.houseNumber),
  houseAddition: orNull(typed.houseAddition),
  postcode: orNull(typed.postcode),
  town: orNull(typed.town),
  phone: orNull(typed.phone),
  email: orNull(typed.email),
});

type Holder = { requester: TypedRequester };

/** The facts by which records are found. There is no field for a BSN or the number of a document. */
export function RequesterFields<T extends Holder>({ form }: { form: Form<T> }) {
  const { t } = rightsTexts.useText();
  const bind = (key: keyof TypedRequester) => ({
    id: form.idAt(`/requester/${key}`),
    name: key,
    value: form.value.requester[key],
    onValueChange: (value: string) => {
      form.set('requester', { ...form.value.requester, [key]: value });
      form.forget(`/requester/${key}`);
    },
    error: form.errorAt(`/requester/${key}`),
  });
  return (
    <>
      <TextField label={t('requester.name')} {...bind('name')} />
      <DateField label={t('requester.birthDate')} optional notInFuture {...bind('birthDate')} />
      <Halves>
        <TextField label={t('requester.street')} optional {...bind('street')} />
        <TextField label={t('requester.houseNumber')} optional inputMode="numeric" {...bind('houseNumber')} />
      </Halves>
      <Halves>
        <TextField label={t('requester.postcode')} optional {...bind('postcode')} />
        <TextField label={t('requester.town')} optional {...bind('town')} />
      </Halves>
      <Halves>
        <TextField label={t('requester.phone')} optional {...bind('phone')} />
        <TextField label={t('requester.email')} optional {...bind('email')} />
      </Halves>
    </>
  );
}
