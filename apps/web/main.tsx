import '#platform/ui/theme/index.css';
import './shell/shell.css';
import { createRoot } from 'react-dom/client';
import { deviceLanguage, startTexts } from '#platform/web/texts.ts';
import { applyTheme, chosenBrightness } from '#platform/web/theme.ts';
import { App } from './App.tsx';
import './shell-texts.ts';

/** Colours first, so that the first thing drawn is right; words next; then the page. */
applyTheme(chosenBrightness());
await startTexts(deviceLanguage());
const place = document.getElementById('root');
if (place) createRoot(place).render(<App />);
