export const isMac = typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac');

/** What of a key press its meaning depends on. */
interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  getModifierState?(name: string): boolean;
}

const onlyModifiers = new Set([
  'Control',
  'Meta',
  'Shift',
  'Alt',
  'AltGraph',
  'CapsLock',
  'Dead',
  'Unidentified',
]);

/**
 * A key press as the table of actions writes it: `K`, `?`, `Mod+Shift+Z`. A sign is the sign whatever keys a layout
 * needs for it; `Mod` is Cmd on a Mac and Ctrl elsewhere. Null: it can't be a shortcut.
 */
export function strokeOf(press: Press, mac = isMac): string | null {
  const { key } = press;
  if (onlyModifiers.has(key)) return null;
  const writesSign = press.getModifierState?.('AltGraph') === true;
  if (press.altKey && !writesSign) return null;
  const isLetter = /^\p{L}$/u.test(key);
  const mod = !writesSign && (mac ? press.metaKey : press.ctrlKey);
  if (!writesSign && (mac ? press.ctrlKey : press.metaKey)) return null;
  const shift = press.shiftKey && (key.length > 1 || (isLetter && mod));
  if (isLetter && press.shiftKey && !mod) return null;
  return `${mod ? 'Mod+' : ''}${shift ? 'Shift+' : ''}${isLetter ? key.toUpperCase() : key}`;
}

/** Keys as people read them: `Ctrl+Shift+Z` or `⇧⌘Z`, `G then S`. */
export function keysText(keys: string, mac = isMac): string {
  return keys
    .split(' ')
    .map((stroke) => {
      if (!mac) return stroke.replace('Mod', 'Ctrl');
      if (!stroke.startsWith('Mod+')) return stroke;
      return stroke.replace('Mod+Shift+', '⇧⌘').replace('Mod+', '⌘');
    })
    .join(' then ');
}

/** What strokes mean after those already made: all of a shortcut, the beginning of one, or nothing. */
export function meaningOf<Id extends string>(
  strokes: readonly string[],
  shortcuts: ReadonlyMap<string, Id>,
): { readonly done: Id } | 'begun' | 'nothing' {
  const made = strokes.join(' ');
  const done = shortcuts.get(made);
  if (done !== undefined) return { done };
  return [...shortcuts.keys()].some((keys) => keys.startsWith(`${made} `)) ? 'begun' : 'nothing';
}
