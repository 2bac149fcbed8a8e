import { expect, it } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { codeAwareness } from './code-awareness.js';

it('keeps places in code apart from places on the canvas', () => {
  const awareness = new Awareness(new Y.Doc());
  awareness.setLocalState({ user: { name: 'Ann' }, cursor: { x: 1, y: 2 } });
  const code = codeAwareness(awareness);
  expect(code.getLocalState()).toEqual({ user: { name: 'Ann' }, cursor: null });
  code.setLocalStateField('cursor', { anchor: 3, head: 4 });
  expect(awareness.getLocalState()).toMatchObject({
    cursor: { x: 1, y: 2 },
    codeCursor: { anchor: 3, head: 4 },
  });
  expect([...code.getStates().values()]).toMatchObject([{ cursor: { anchor: 3, head: 4 } }]);
  awareness.destroy();
});

it('tells of moves in code only, and of none once nobody listens', () => {
  const awareness = new Awareness(new Y.Doc());
  const code = codeAwareness(awareness);
  let heard = 0;
  const listener = (): void => {
    heard++;
  };
  code.on('change', listener);
  awareness.setLocalState({ cursor: { x: 1, y: 2 } });
  awareness.setLocalStateField('cursor', { x: 3, y: 4 });
  expect(heard).toBe(0);
  code.setLocalStateField('cursor', { anchor: 1, head: 1 });
  expect(heard).toBe(1);
  code.off('change', listener);
  code.setLocalStateField('cursor', { anchor: 2, head: 2 });
  expect(heard).toBe(1);
  awareness.destroy();
});
