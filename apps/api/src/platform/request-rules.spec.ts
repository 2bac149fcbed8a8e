import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { rejectRequest } from './request-rules.js';

const own = { hosts: new Set(['desk.local']), origins: new Set(['localhost:3000']) };

function judge(method: string, headers: Record<string, string>) {
  return rejectRequest({ method, headers } as unknown as IncomingMessage, own)?.code;
}

describe('the rules for every request', () => {
  it.each([
    'localhost:3000',
    '127.0.0.1:3000',
    '[::1]:3000',
    'desk.local',
  ])('answer for the host %s', (host) => {
    expect(judge('GET', { host })).toBeUndefined();
  });

  it.each(['evil.example', 'localhost.evil.example', ''])('do not answer for the host "%s"', (host) => {
    expect(judge('GET', { host })).toBe('host-not-allowed');
  });

  it('take our own origin, also for a socket on another port, and no other', () => {
    expect(judge('POST', { host: 'localhost:3000', origin: 'http://localhost:3000' })).toBeUndefined();
    expect(judge('GET', { host: 'localhost:4000', origin: 'http://localhost:3000' })).toBeUndefined();
    expect(judge('GET', { host: 'localhost:3000', origin: 'http://localhost:5555' })).toBe(
      'origin-not-allowed',
    );
    expect(judge('GET', { host: 'localhost:3000', origin: 'null' })).toBe('origin-not-allowed');
  });

  it('take the socket of our page on another port, which a browser calls another site', () => {
    const page = { host: '127.0.0.1:4000', 'sec-fetch-site': 'cross-site', upgrade: 'websocket' };
    expect(judge('GET', { ...page, origin: 'http://localhost:3000' })).toBeUndefined();
    expect(judge('GET', { ...page, origin: 'http://evil.example' })).toBe('origin-not-allowed');
  });

  it('refuse writes and upgrades from other sites, not reading', () => {
    const host = 'localhost:3000';
    expect(judge('POST', { host, 'sec-fetch-site': 'cross-site' })).toBe('cross-site');
    expect(judge('GET', { host, 'sec-fetch-site': 'same-site', upgrade: 'websocket' })).toBe('cross-site');
    expect(judge('GET', { host, 'sec-fetch-site': 'cross-site' })).toBeUndefined();
    expect(judge('POST', { host, 'sec-fetch-site': 'none' })).toBeUndefined();
  });
});
