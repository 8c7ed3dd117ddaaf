import { IconCircleCheck, IconMapPin } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import {
  Button,
  Card,
  CardHeader,
  ComboBox,
  DateField,
  Glyph,
  PointMap,
  Stack,
  TextField,
} from '#platform/ui/index.ts';
import type { Form } from '#platform/web/index.ts';
import { signalTexts } from '../signal-texts.ts';
import { addressesQuery, type FoundAddress, regionMapQuery } from '../signals-api.ts';
import { addressLine } from '../words.ts';
import type { Change, IntakeValue, PlaceDraft } from './intake-value.ts';

const lineOf = (address: FoundAddress): string =>
  addressLine({
    street: address.street,
    houseNumber: address.houseNumber,
    houseAddition: address.addition,
    postcode: address.postcode,
    town: address.town,
  });

/** A postcode with a number: then the register has one answer, or none. */
const isExact = (text: string): boolean => /^\s*\d{4}\s?[a-z]{2}[\s,]+\d/i.test(text);

/** Block 4: where and when. The address comes from a register; what it does not know stays as it was typed. */
export function PlaceBlock({ form, onChange }: { form: Form<IntakeValue>; onChange: Change }) {
  const { t } = signalTexts.useText();
  const { place } = form.value;
  const change = (next: Partial<PlaceDraft>) => onChange('place', { ...place, ...next });
  return (
    <Card>
      <CardHeader number={4} title={t('intake.whereWhen')} />
      <Stack>
        <AddressField
          id={form.idAt('/place')}
          error={form.errorAt('/place/postcode') ?? form.errorAt('/place')}
          place={place}
          onChange={change}
        />
        <TextField
          label={t('intake.placeNote')}
          placeholder={t('intake.placeNotePlaceholder')}
          id={form.idAt('/place/note')}
          error={form.errorAt('/place/note')}
          value={place.note}
          onValueChange={(note) => change({ note })}
        />
        <PlaceMap place={place} onChange={change} />
        <div className="signal-pair">
          <DateField label={t('intake.day')} notInFuture {...form.field('occurredOn')} />
          <TextField
            label={t('intake.time')}
            placeholder={t('intake.timeHint')}
            {...form.field('occurredAtAbout')}
          />
        </div>
      </Stack>
    </Card>
  );
}

type PlaceProps = { place: PlaceDraft; onChange: (next: Partial<PlaceDraft>) => void };

export type AddressFieldProps = PlaceProps & { id?: string; error?: string | undefined };

/** Looks the address up while it is typed; nothing is filled in before a person chose it. */
export function AddressField({ id, error, place, onChange }: AddressFieldProps) {
  const { t } = signalTexts.useText();
  const typed = useDeferredValue(place.text);
  const found = useQuery(addressesQuery(place.found === null ? typed : ''));
  // What was chosen stays among the choices, or the field would empty itself.
  const shown = place.found === null ? (found.data ?? []) : [place.found];
  const items = shown.map((address) => ({ id: lineOf(address), label: lineOf(address) }));
  const choose = (key: string | null) => {
    const address = found.data?.find((item) => lineOf(item) === key);
    if (address !== undefined)
      onChange({
        text: lineOf(address),
        found: address,
        notFound: false,
        point: { lat: address.lat, lon: address.lon },
      });
  };
  const nothing = found.isSuccess && found.data.length === 0 && place.found === null && isExact(place.text);
  return (
    <>
      <ComboBox
        label={t('intake.place')}
        hint={t('intake.placeHint')}
        {...(id !== undefined && { id })}
        error={error}
        items={items}
        inputValue={place.text}
        onInputChange={(text) => {
          if (text === place.text) return;
          const one = found.data?.find((item) => lineOf(item) === text);
          if (one === undefined) onChange({ text, found: null, notFound: false });
        }}
        loading={found.isFetching}
        allowsOther
        value={place.found === null ? null : place.text}
        onValueChange={choose}
      />
      <p className="sk-small sk-soft" role="status">
        {place.found !== null && (
          <>
            <Glyph icon={IconCircleCheck} /> {t('intake.found', { address: lineOf(place.found) })}
          </>
        )}
        {nothing && t('intake.notFound')}
        {place.found === null && !nothing && place.text !== '' && t('intake.asWritten')}
      </p>
    </>
  );
}

function PlaceMap({ place, onChange }: PlaceProps) {
  const { t } = signalTexts.useText();
  const [open, setOpen] = useState(false);
  const shown = open || place.point !== null;
  const map = useQuery({ ...regionMapQuery, enabled: shown });
  if (!shown) {
    return (
      <div>
        <Button small type="button" icon={IconMapPin} onClick={() => setOpen(true)}>
          {t('intake.showMap')}
        </Button>
      </div>
    );
  }
  if (!map.data) return null;
  const at = place.point === null ? 'none' : `${place.found?.lat} ${place.found?.lon}`;
  return (
    <PointMap
      // Another address begins at its own place.
      key={at}
      label={t('intake.map')}
      topology={map.data}
      value={place.point}
      onValueChange={({ lat, lon }) => onChange({ point: { lat, lon } })}
    />
  );
}
