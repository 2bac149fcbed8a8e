import { describe, expect, it } from 'vitest';
import { ConfigError, environmentVariables, readConfig } from './config.js';

describe('the configuration', () => {
  it('needs nothing: loopback, port 3000, data in ./data', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDirectory: './data',
      maxUsers: 50,
      maxNodes: 100,
      maxEditsPerSecond: 200,
      socketTimeoutMilliseconds: 30_000,
      auth: 'local',
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toEqual(readConfig({}));
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['MAX_NODES_PER_STRATEGY', '0'],
    ['MAX_CONCURRENT_USERS', '-1'],
    ['WEBSOCKET_TIMEOUT', '1e999'],
    ['AUTH', 'none'],
    ['EVENTSTORE_URL', 'http://somewhere'],
    ['ANTHROPIC_BASE_URL', 'not an address'],
    ['HOST', '0.0.0.0'],
    ['WEBSOCKET_HOST', '0.0.0.0'],
  ])('%s=%s stops the start and is named', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => readConfig({ [name]: value })).toThrow(name);
  });

  it('lets a container bind all interfaces only when it says that it is published on loopback', () => {
    expect(readConfig({ HOST: '0.0.0.0', LOCAL_BEHIND_LOOPBACK: '1' }).host).toBe('0.0.0.0');
  });

  it('takes the four prices of tokens apart, and no other writing of them', () => {
    const read = (prices: string) =>
      readConfig({ ANTHROPIC_API_KEY: 'k', ANTHROPIC_PRICES: prices }).claude?.prices;
    expect(read('3/15/3.75/0.3')).toEqual({ input: 3, output: 15, cacheWrite: 3.75, cacheRead: 0.3 });
    expect(() => read('3/15')).toThrow('ANTHROPIC_PRICES');
    expect(() => read('3/15/3.75/free')).toThrow('ANTHROPIC_PRICES');
  });

  it('listens apart for the canvas socket when its variables name another address', () => {
    expect(readConfig({ WEBSOCKET_PORT: '3001' }).socketListener).toEqual({ host: '127.0.0.1', port: 3001 });
    expect(readConfig({}).socketListener).toBeUndefined();
    expect(readConfig({ WEBSOCKET_HOST: '127.0.0.1', PORT: '3005' }).socketListener).toBeUndefined();
  });

  it('describes every variable that it reads', () => {
    expect(environmentVariables.length).toBeGreaterThan(15);
    for (const { name, meaning } of environmentVariables) expect(meaning, name).not.toBe('');
  });
});
