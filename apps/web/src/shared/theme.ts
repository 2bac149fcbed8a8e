import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';

const darkSystem = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return darkSystem.matches ? 'dark' : 'light';
}

/** The theme that shows now: the remembered choice, else the system's. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, currentTheme);
}

/** At once, everywhere: colours that glide each in its own time show bright text on bright buttons meanwhile. */
export function chooseTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  dataset.switching = '';
  dataset.theme = theme;
  requestAnimationFrame(() => requestAnimationFrame(() => delete dataset.switching));
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // Storage may be forbidden; the choice holds for this visit.
  }
  for (const listener of listeners) listener();
}

export function switchTheme(): void {
  chooseTheme(currentTheme() === 'dark' ? 'light' : 'dark');
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  darkSystem.addEventListener('change', changed);
  return () => {
    listeners.delete(changed);
    darkSystem.removeEventListener('change', changed);
  };
}
