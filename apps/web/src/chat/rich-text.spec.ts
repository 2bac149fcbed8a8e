import { describe, expect, test } from 'vitest';
import { readBlocks } from './rich-text.js';

describe('a reply in the chat', () => {
  test('keeps paragraphs, lists and code apart', () => {
    const blocks = readBlocks(
      'Done:\n- added `rsi_14`\n- connected **BTC**\n\n```python\nx = 1\n\ny = 2\n```\nBye',
    );
    expect(blocks).toEqual([
      { kind: 'paragraph', text: [{ text: 'Done:' }] },
      {
        kind: 'list',
        items: [
          [{ text: 'added ' }, { text: 'rsi_14', mark: 'code' }],
          [{ text: 'connected ' }, { text: 'BTC', mark: 'strong' }],
        ],
      },
      { kind: 'code', language: 'python', text: 'x = 1\n\ny = 2' },
      { kind: 'paragraph', text: [{ text: 'Bye' }] },
    ]);
  });

  test('keeps the rules of a strategy together', () => {
    expect(readBlocks('enter_long = a > 1\nexit_long = a < 1\nDone.')).toEqual([
      { kind: 'formula', lines: ['enter_long = a > 1', 'exit_long = a < 1'] },
      { kind: 'paragraph', text: [{ text: 'Done.' }] },
    ]);
  });

  test('shows HTML as the text that it is', () => {
    expect(readBlocks('<img src=x onerror=alert(1)>')).toEqual([
      { kind: 'paragraph', text: [{ text: '<img src=x onerror=alert(1)>' }] },
    ]);
  });

  test('takes an unclosed fence to the end and lone marks literally', () => {
    expect(readBlocks('```\nabc')).toEqual([{ kind: 'code', language: '', text: 'abc' }]);
    expect(readBlocks('2 ** 3 ` x')).toEqual([{ kind: 'paragraph', text: [{ text: '2 ** 3 ` x' }] }]);
  });
});
