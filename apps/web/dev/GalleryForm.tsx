import { useState } from 'react';
import {
  Alert,
  Button,
  Card,
  CardHeader,
  CheckboxGroup,
  ComboBox,
  ConfirmDialog,
  DateField,
  Empty,
  FileDrop,
  Form,
  Halves,
  Loading,
  RadioCards,
  RadioGroup,
  type RegionTopology,
  SavedState,
  SelectField,
  TextAreaField,
  TextField,
  ToggleGroup,
} from '#platform/ui/index.ts';
import { useForm } from '#platform/web/forms/use-form.ts';

const places = ['Esdoornlaan 5a', 'Esdoornlaan 7', 'Dorpsstraat 67'];

export function GalleryForm({ topology }: { topology: RegionTopology }) {
  const [value, setValue] = useState({
    process: '',
    story: '',
    day: '2026-11-23',
    who: '',
    seen: ['1'],
    themes: ['a'],
    choice: 'research',
    urgency: 'normal',
  });
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const form = useForm({
    value,
    setValue,
    check: (now) => [
      ...(now.story === '' ? [{ pointer: '/story', code: 'narrative-missing' }] : []),
      ...(now.process === '' ? [{ pointer: '/process', code: 'required' }] : []),
    ],
    submit: async () => setAsking(true),
  });
  return (
    <Card>
      <CardHeader
        number={2}
        title="Wat zag of hoorde u?"
        aside={`${topology.objects.municipalities.geometries.length} gemeenten`}
      />
      <Form form={form} label="Signaal vastleggen">
        <SavedState savedAt={new Date('2026-11-23T13:05:00Z')} />
        <Halves>
          <SelectField
            label="Proces"
            options={[{ value: 'a', label: 'Toezicht op vakantieparken' }]}
            {...form.field('process')}
          />
          <ToggleGroup
            legend="Thema"
            {...form.field('themes')}
            choices={[
              { value: 'a', label: 'Misstanden op vakantieparken' },
              { value: 'b', label: 'Arbeidsuitbuiting' },
            ]}
          />
        </Halves>
        <CheckboxGroup
          legend="Kruis aan wat u zelf weet"
          twoColumns
          {...form.field('seen')}
          choices={[
            {
              value: '1',
              label: 'Verhuurder kan niet zeggen wie er de afgelopen weken verbleef',
              ask: (
                <>
                  <b>Wat vraagt u door?</b> Wijs op de registerplicht.
                </>
              ),
            },
            { value: '2', label: 'Geen werkende rookmelders' },
          ]}
        />
        <TextAreaField
          label="Vertel in eigen woorden"
          hint="Feiten: wat, wanneer, wie was erbij."
          maxLength={4000}
          {...form.field('story')}
        />
        <Halves>
          <DateField label="Dag" notInFuture today="2026-11-23" {...form.field('day')} />
          <TextField label="Naam" optional {...form.field('who')} />
          <ComboBox
            label="Plaats"
            items={places
              .filter((one) => one.toLowerCase().includes(typed.toLowerCase()))
              .map((one) => ({ id: one, label: one }))}
            inputValue={typed}
            onInputChange={setTyped}
            value={place}
            onValueChange={(next) => {
              setPlace(next);
              if (next) setTyped(next);
            }}
            allowsOther
          />
        </Halves>
        <RadioCards
          legend="Besluit"
          {...form.field('choice')}
          choices={[
            { value: 'research', label: 'Onderzoeken', text: 'bronnen bevragen: eerst treffer, dan inhoud' },
            { value: 'monitor', label: 'Volgen', text: 'tot een datum' },
            { value: 'refer', label: 'Doorzetten', text: 'naar wie bevoegd is' },
          ]}
        />
        <RadioGroup
          legend="Hoe dringend?"
          {...form.field('urgency')}
          choices={[
            { value: 'normal', label: 'Gewoon: eerste reactie binnen 5 werkdagen' },
            { value: 'high', label: 'Spoed: vandaag iemand laten kijken' },
          ]}
        />
        <FileDrop label="Foto of stuk" photo onFiles={() => {}} maxBytes={10_000_000} accept="image/*,.pdf" />
        <Alert tone="error" title="Botsing: de ontruiming begint op 4 mrt.">
          Vier huishoudens hebben dan geen woonplek.
        </Alert>
        <Alert tone="warn" title="Kies één weg voor straf">
          Een boete en vervolging voor hetzelfde feit gaan niet samen.
        </Alert>
        <Alert>Wie het signaal inbracht, beslist niet mee.</Alert>
        <Button kind="primary" type="submit" busy={form.submitting}>
          Signaal versturen
        </Button>
      </Form>
      <Empty title="Niets te doen">Bekijk wat er is veranderd.</Empty>
      <Loading />
      <ConfirmDialog
        open={asking}
        title="Versturen?"
        confirmLabel="Versturen"
        onClose={() => setAsking(false)}
        onConfirm={() => setAsking(false)}
      >
        <p>De coördinator leest mee.</p>
      </ConfirmDialog>
    </Card>
  );
}
