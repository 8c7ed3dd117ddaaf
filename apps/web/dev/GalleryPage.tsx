import { IconArrowRight, IconDots, IconPlus, IconPrinter, IconUpload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RegionTopology } from '#platform/ui/index.ts';
import {
  Actions,
  Button,
  Card,
  CardHeader,
  Chip,
  Columns,
  CountBars,
  Decision,
  Fact,
  Halves,
  Menu,
  Page,
  Panel,
  PlanTimeline,
  PointMap,
  Properties,
  Proposal,
  RegionMap,
  StateSteps,
  Story,
  Strip,
  TabLinks,
  Term,
  TextButton,
  Timeline,
  Why,
} from '#platform/ui/index.ts';
import { countsQuery, type Session, sessionQuery } from '#platform/web/session.ts';
import { applyTheme, type Brightness, chosenBrightness } from '#platform/web/theme.ts';
import topology from '../../../content/regions/ijsselland.topo.json?raw';
import { Bar } from '../shell/Bar.tsx';
import { MainMenu } from '../shell/MainMenu.tsx';
import { PurposeMenu } from '../shell/PurposeMenu.tsx';
import { GalleryForm } from './GalleryForm.tsx';
import { GalleryTable } from './GalleryTable.tsx';
import sample from './sample.json';

const region = JSON.parse(topology) as RegionTopology;
const codes = region.objects.municipalities.geometries.map(
  (area) => (area.properties as { code: string }).code,
);
const TODAY = '2026-11-23';

/** Development only: every part of the design on one page, to look at and to photograph. */
export function GalleryPage() {
  const client = useQueryClient();
  const session = sample.session as Session;
  client.setQueryData(sessionQuery.queryKey, session);
  client.setQueryData(
    countsQuery.queryKey,
    Object.fromEntries(sample.menu.map(([label, count]) => [label, count])) as Record<string, number>,
  );
  const [brightness, setBrightness] = useState<Brightness>(chosenBrightness);
  const [menuOpen, setMenuOpen] = useState(false);
  const entries = sample.menu.map(([label, count], order) => ({
    to: order === 1 ? '/galerij' : `/galerij/${order}`,
    nav: {
      label: { nl: String(label), en: String(label) },
      order,
      ...(count !== null && { countKey: String(label) }),
    },
  }));
  return (
    <>
      <header className="shell-top sk-no-print">
        <Bar
          session={session}
          hasSearch
          brightness={brightness}
          onBrightness={(choice) => {
            setBrightness(choice);
            applyTheme(choice);
          }}
          menuOpen={menuOpen}
          onMenu={setMenuOpen}
        />
        <MainMenu
          entries={entries}
          open={menuOpen}
          onClose={() => setMenuOpen(false)}
          purpose={<PurposeMenu session={session} />}
        />
      </header>
      <main id="inhoud">
        <Record />
      </main>
    </>
  );
}

function Record() {
  const steps = sample.steps.map((label) => ({ key: label, label }));
  const actions = (
    <>
      <Button icon={IconPrinter}>Afdrukken</Button>
      <Menu
        label="Meer"
        end
        groups={[
          {
            key: 'g',
            items: [
              { key: 'a', label: 'Intrekken', danger: true },
              { key: 'b', label: 'Doorzetten' },
            ],
          },
        ]}
      >
        <IconDots size={16} aria-hidden /> Meer
      </Menu>
    </>
  );
  return (
    <Page
      title="Bewoning zonder register, Esdoornlaan"
      lead="VBD-7F3K-2M9P · Misstanden op vakantieparken · ontvangen ma 23 nov. 2026, 14:07"
      crumbs={[{ label: 'Signalen', to: '/galerij' }, { label: 'VBD-7F3K-2M9P' }]}
      actions={actions}
      below={<StateSteps steps={steps} now="Controleren" />}
    >
      <Strip
        items={[
          { label: 'Waarom', value: 'Onveilige verhuur stoppen en bewoners een veilige plek geven' },
          { label: 'Grondslag', value: 'AVG 6 lid 1 onder e' },
          { label: 'Fase', value: <b>Plan maken</b> },
        ]}
      />
      <br />
      <TabLinks
        label="Delen"
        tabs={[
          { to: '/galerij', label: 'Overzicht', end: true },
          { to: '/galerij/x', label: 'Stukken', count: 12 },
        ]}
      />
      <Columns work={<Work />}>
        <Card>
          <CardHeader title="Het verhaal" aside="Feit: zoals de melder het schreef" />
          <Story>
            Bij de controle op het park noemt de beheerder chalet 14 en 15 ‘vol’, maar er is geen
            nachtregister. In chalet 14 liggen acht matrassen in twee kamers.
          </Story>
        </Card>
        <GalleryTable />
        <GalleryForm topology={region} />
        <Plan />
        <Card>
          <RegionMap
            title={<h2 className="ams-heading ams-heading--2">Signalen per gemeente</h2>}
            label="Signalen per gemeente, 2025"
            topology={region}
            ownCode="GM0148"
            borders={[5, 10, 15, 20]}
            countLabel="signalen"
            rateLabel="per 10.000 inwoners"
            values={codes.map((code, index) => ({
              code,
              rate: (index * 7) % 24,
              count: 20 + index * 4,
              to: `/signalen?gemeente=${code}`,
            }))}
            note="Getal: aantal signalen. Grenzen: Kadaster en CBS, 2016."
          />
        </Card>
      </Columns>
    </Page>
  );
}

function Plan() {
  return (
    <Card>
      <PlanTimeline
        title={<h2 className="ams-heading ams-heading--2">Plan over de sporen</h2>}
        label="Plan over de sporen"
        today="2027-01-11"
        tracks={sample.tracks}
        items={sample.plan as Parameters<typeof PlanTimeline>[0]['items']}
        arrows={sample.arrows}
        collisions={sample.collisions}
      />
    </Card>
  );
}

function Work() {
  const [point, setPoint] = useState<{ lat: number; lon: number } | null>(null);
  return (
    <>
      <Panel>
        <Properties
          ends
          items={[
            { label: 'Staat', value: <Chip tone="active">Ontvangen, in controle</Chip> },
            { label: 'Behandelaar', value: 'Joris Hofstede' },
            { label: 'Termijn', value: <Term on={TODAY} today={TODAY} /> },
          ]}
        />
        <hr className="sk-rule" />
        <Button kind="primary" wide icon={IconArrowRight}>
          Klaar voor weging
        </Button>
      </Panel>
      <Proposal
        about="zelfde adres"
        title={
          <>
            <TextButton onClick={() => {}}>VBD-7P3N-6XCV</TextButton> <span className="sk-soft">sterk</span>
          </>
        }
        because="straat, huisnummer, toevoeging en postcode gelijk zijn."
        mind="geboortedatum ontbreekt hier."
        actions={
          <>
            <Button small>Vergelijken</Button>
            <Button small kind="tertiary">
              Niet hetzelfde
            </Button>
          </>
        }
      />
      <Decision aside="8 dec. 2026" title="Casus openen" by="Anneke Tuinman, Joris Hofstede">
        Tweede weging. 4 voor, 0 tegen.
      </Decision>
      <Halves>
        <Fact>Acht matrassen in twee kamers.</Fact>
        <Proposal>Nog een bus gezien.</Proposal>
      </Halves>
      <Panel>
        <CountBars
          items={[
            { label: 'Ontvangen', count: 9, to: '/galerij' },
            { label: 'Ter weging', count: 6, to: '/galerij' },
            { label: 'Gevolgd', count: 0, to: '/galerij' },
          ]}
        />
      </Panel>
      <Card>
        <CardHeader title="Tijdlijn" aside={<TextButton onClick={() => {}}>Alles</TextButton>} />
        <Timeline
          label="Tijdlijn"
          show="time"
          items={[
            { key: '1', at: '2026-11-23T13:07:00Z', kind: 'fact', title: 'Ontvangen, bericht aan melder' },
            { key: '2', at: '2026-11-23T13:09:00Z', kind: 'proposal', title: '3 verbanden voorgesteld' },
            { key: '3', at: '2026-11-23T13:30:00Z', kind: 'decision', title: 'Joris Hofstede neemt op zich' },
          ]}
        />
      </Card>
      <Card>
        <CardHeader title="Plek" />
        <PointMap
          label="Plek op de kaart"
          topology={region}
          ownCode="GM0148"
          value={point}
          onValueChange={setPoint}
        />
      </Card>
      <Why
        purpose="signalen ondermijning binnen de gemeente"
        basis="AVG art. 6 lid 1 onder e, Gemeentewet art. 172"
        because="Omdat u behandelaar bent."
        keptUntil="2031-11-23"
        looked={<TextButton onClick={() => {}}>Wie keek nog meer? 3 personen</TextButton>}
      />
      <Actions>
        <Button icon={IconUpload}>Importeren</Button>
        <Button kind="tertiary" icon={IconPlus}>
          Toevoegen
        </Button>
        <Button keyHint="Z">Zelfde</Button>
        <Button disabled>Uit</Button>
      </Actions>
    </>
  );
}
