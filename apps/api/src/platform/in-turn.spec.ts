import { expect, it } from 'vitest';
import { InTurn } from './in-turn.js';

it('work under one name waits for what was asked before it, failed or not; other names do not wait', async () => {
  const turns = new InTurn();
  const done: string[] = [];
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const first = turns.run('a', async () => {
    await held;
    done.push('first');
    throw new Error('failed');
  });
  const second = turns.run('a', async () => done.push('second'));
  await turns.run('b', async () => done.push('other'));
  expect(done).toEqual(['other']);
  release();
  await expect(first).rejects.toThrow('failed');
  await second;
  expect(done).toEqual(['other', 'first', 'second']);
});
