import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Button, TextField } from '#platform/ui/index.ts';
import { signalTexts } from '../signal-texts.ts';

/** The same field as in the bar, larger: on a phone the bar has no room for it. */
export function SearchAgain({ words }: { words: string }) {
  const { t } = signalTexts.useText();
  const navigate = useNavigate();
  const [value, setValue] = useState(words);
  return (
    <form
      className="sk-form"
      aria-label={t('search.label')}
      onSubmit={(event) => {
        event.preventDefault();
        if (value.trim() !== '') void navigate(`/zoeken?q=${encodeURIComponent(value.trim())}`);
      }}
    >
      <TextField label={t('search.label')} icon={IconSearch} value={value} onValueChange={setValue} />
      <div>
        <Button type="submit">{t('search.title')}</Button>
      </div>
    </form>
  );
}
