import { IconSearch } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { Glyph } from '#platform/ui/icon.tsx';
import { KeyHint } from '#platform/ui/layout/KeyHint.tsx';
import { shellTexts } from '../shell-texts.ts';

/** Typing somewhere: then `/` is a letter. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** One field that looks everywhere; `/` goes to it. */
export function SearchField() {
  const { t } = shellTexts.useText();
  const input = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const location = useLocation();
  const asked = location.pathname === '/zoeken' ? (new URLSearchParams(location.search).get('q') ?? '') : '';

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const words = input.current?.value.trim() ?? '';
    if (words !== '') void navigate(`/zoeken?q=${encodeURIComponent(words)}`);
  };

  return (
    <div className="shell-search">
      {/* biome-ignore lint/a11y/useSemanticElements: React does not know the element in every browser yet */}
      <form role="search" aria-label={t('search.label')} onSubmit={onSubmit}>
        <Glyph icon={IconSearch} />
        <input
          ref={input}
          key={asked}
          type="search"
          name="q"
          defaultValue={asked}
          aria-label={t('search.label')}
          aria-keyshortcuts="/"
          placeholder={t('search.placeholder')}
          autoComplete="off"
        />
        <KeyHint>/</KeyHint>
      </form>
    </div>
  );
}
