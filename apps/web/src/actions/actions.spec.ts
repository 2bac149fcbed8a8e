import { describe, expect, it, vi } from 'vitest';
import { findPicks } from './find.js';
import { meaningOf, strokeOf } from './keys.js';

// The table names handlers of the whole page, which look at the browser when they are loaded.
vi.hoisted(() => {
  Object.assign(globalThis, {
    innerWidth: 1440,
    matchMedia: () => ({ matches: false, addEventListener: () => {} }),
  });
});
const { actionIds, actions, addActions, keysOf, shortcuts } = await import('./actions.js');

describe('the table of actions', () => {
  it('gives every action a name and keys of its own', () => {
    const names = actionIds.map((id) => actions[id].label);
    expect(new Set(names).size).toBe(names.length);
    const keys = actionIds.flatMap((id) => keysOf(actions[id]));
    expect(new Set(keys).size).toBe(keys.length);
    expect(shortcuts.size).toBe(keys.length);
  });

  it('can be typed: no shortcut is the beginning of another', () => {
    for (const keys of shortcuts.keys()) {
      const others = [...shortcuts.keys()].filter((other) => other.startsWith(`${keys} `));
      expect(others, keys).toEqual([]);
      const strokes = keys.split(' ');
      for (let made = 1; made < strokes.length; made += 1)
        expect(meaningOf(strokes.slice(0, made), shortcuts)).toBe('begun');
      expect(meaningOf(strokes, shortcuts)).toEqual({ done: shortcuts.get(keys) });
    }
  });

  it('writes keys as the browser reports them', () => {
    for (const keys of shortcuts.keys()) {
      for (const stroke of keys.split(' ')) {
        const key = stroke.replace('Mod+', '').replace('Shift+', '');
        const press = {
          key: /^[A-Z]$/.test(key) && !stroke.includes('Shift+') ? key.toLowerCase() : key,
          ctrlKey: stroke.includes('Mod+'),
          metaKey: false,
          shiftKey: stroke.includes('Shift+'),
          altKey: false,
        };
        expect(strokeOf(press, false)).toBe(stroke);
      }
    }
  });

  it('has an action for each type of node that can be added', () => {
    for (const id of Object.values(addActions)) expect(actions[id].group).toBe('Add');
  });

  it('finds each action by its own name, first', () => {
    const picks = actionIds.map((id) => ({ id, group: actions[id].group, label: actions[id].label }));
    for (const { id, label } of picks) expect(findPicks(picks, label)[0]?.id, label).toBe(id);
  });
});
