import { describe, expect, test } from 'vitest';
import { connectionEnd, reconnectionReason } from './connection.js';

describe('what a close code means to a person', () => {
  test('4404 offers another strategy, 4410 and 4409 a reload', () => {
    expect(connectionEnd(4404, '').remedy).toBe('open-another');
    expect(connectionEnd(4410, '').remedy).toBe('reload');
    expect(connectionEnd(4409, '').remedy).toBe('reload');
  });

  test('a code of the family that nobody foresaw still says what to do', () => {
    expect(connectionEnd(4477, '').detail).toContain('Reload');
  });

  test("the server's own sentence is shown, a bare word is not", () => {
    expect(connectionEnd(4403, 'This strategy already has 50 people.').detail).toMatch(
      /^This strategy already has 50/,
    );
    expect(connectionEnd(4403, 'forbidden').detail).not.toContain('forbidden');
  });

  test('1013 says that nothing is lost', () => {
    expect(reconnectionReason(1013, '')).toContain('nothing is lost');
    expect(reconnectionReason(1006, '')).toBeUndefined();
  });
});
