import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Card, CardHeader, Chip, Stack } from '#platform/ui/index.ts';
import { isOpenToPurpose, type Signal } from '../../model/index.ts';
import { signalTexts } from '../signal-texts.ts';
import { readersQuery } from '../signals-api.ts';
import { AudienceDialog } from './AudienceDialog.tsx';

/** Who may read this signal: all of its purpose, or the people named. For who may change that. */
export function AudienceCard({ signal }: { signal: Signal }) {
  const { t } = signalTexts.useText();
  const [open, setOpen] = useState(false);
  const shielded = !isOpenToPurpose(signal.audience);
  const readers = useQuery({ ...readersQuery(signal.id), enabled: shielded || open });
  return (
    <Card>
      <CardHeader
        title={t('signal.readersTitle')}
        aside={shielded && <Chip tone="warn">{t('signal.shieldedChip')}</Chip>}
      />
      <Stack>
        <p>{t(`signal.readersLead.${signal.audience}`)}</p>
        {shielded && readers.data !== undefined && (
          <ul className="signal-list">
            {readers.data.readers.map((person) => (
              <li key={person.id}>{person.name}</li>
            ))}
          </ul>
        )}
        <Button small onClick={() => setOpen(true)}>
          {t('signal.readersChange')}
          <span className="sk-hidden">: {t('signal.readersTitle').toLocaleLowerCase()}</span>
        </Button>
      </Stack>
      {open && readers.data !== undefined && (
        <AudienceDialog signal={signal} readers={readers.data} onClose={() => setOpen(false)} />
      )}
    </Card>
  );
}
