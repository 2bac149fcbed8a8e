import type { IncomingMessage } from 'node:http';

/** Why a request or socket upgrade is turned away before anything reads it. */
export interface Rejection {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

/** Names this server answers to besides loopback, and `host:port` of its page when the socket listens apart. */
export interface OwnAddresses {
  readonly hosts: ReadonlySet<string>;
  readonly origins: ReadonlySet<string>;
}

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);
const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Rules for every request and upgrade of a server that trusts its own machine: the Host must be ours (no DNS
 * rebinding), an Origin must be our own, and a write must not come from another site's page.
 */
export function rejectRequest(request: IncomingMessage, own: OwnAddresses): Rejection | undefined {
  const host = request.headers.host ?? '';
  const name = host.replace(/:\d+$/, '').toLowerCase();
  if (!loopbackNames.has(name) && !own.hosts.has(name)) {
    return {
      status: 403,
      code: 'host-not-allowed',
      detail: `This server does not answer for the host "${name}".`,
    };
  }
  const { origin } = request.headers;
  if (origin !== undefined && !isOwnOrigin(origin, host, own)) {
    return { status: 403, code: 'origin-not-allowed', detail: 'Requests from other sites are not allowed.' };
  }
  const site = request.headers['sec-fetch-site'];
  // A socket that listens apart is of another site to a browser; it comes with an Origin, and that was ours.
  const isOwnSocket = request.headers.upgrade !== undefined && origin !== undefined;
  const writes = !readingMethods.has(request.method ?? 'GET') || request.headers.upgrade !== undefined;
  if (writes && !isOwnSocket && site !== undefined && site !== 'same-origin' && site !== 'none') {
    return { status: 403, code: 'cross-site', detail: 'Changes from other sites are not allowed.' };
  }
  return undefined;
}

function isOwnOrigin(origin: string, host: string, own: OwnAddresses): boolean {
  if (!URL.canParse(origin)) return false;
  const { host: originHost, protocol } = new URL(origin);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  return originHost === host.toLowerCase() || own.origins.has(originHost);
}
