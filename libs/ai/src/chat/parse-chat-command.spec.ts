import { describe, expect, it } from 'vitest';
import { chatCommandNames, chatCommands } from './commands.js';
import { parseChatCommand } from './parse-chat-command.js';

function command(line: string) {
  const parsed = parseChatCommand(line);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.command;
}

describe('chat commands', () => {
  it.each(chatCommandNames)('/%s documents itself with an example that parses', (name) => {
    expect(command(chatCommands[name].example).name).toBe(name);
  });

  it('reads nodes joined by to, by an arrow and in quotes', () => {
    const expected = { name: 'connect', source: 'data source', target: 'rsi calculator' };
    expect(command('/connect data source to rsi calculator')).toEqual(expected);
    expect(command('/connect data source -> rsi calculator')).toEqual(expected);
    expect(command('/connect "data source" to "rsi calculator"')).toEqual(expected);
  });

  it('reads a name in quotes and keeps the description word for word', () => {
    expect(command('/create-strategy "Market Maker" Real-time "book" analysis')).toEqual({
      name: 'create-strategy',
      title: 'Market Maker',
      description: 'Real-time "book" analysis',
    });
  });

  it.each([
    ['/ad-node data BTC', '/add-node data BTC'],
    ['/conect a to b', '/connect a to b'],
    ['/lst-nodes', '/list-nodes'],
  ])('%s is answered with %s', (line, suggestion) => {
    expect(parseChatCommand(line)).toMatchObject({ ok: false, suggestions: [suggestion] });
  });

  it('names the usage when something is missing', () => {
    expect(parseChatCommand('/edit-node rsi_14 period')).toMatchObject({
      ok: false,
      problem: 'Something is missing: /edit-node <id> <property> <value>',
    });
    expect(parseChatCommand('/add-node fnction RSI')).toMatchObject({
      suggestions: ['/add-node function RSI'],
    });
  });
});
