/** How the page stands to the server, as far as its person must know. */
export type Connection =
  | { readonly state: 'connecting' }
  | { readonly state: 'live' }
  | { readonly state: 'reconnecting'; readonly because?: string }
  | { readonly state: 'closed'; readonly end: ConnectionEnd };

/** Why the server ended the connection for good, and what helps. */
export interface ConnectionEnd {
  readonly code: number;
  readonly title: string;
  readonly detail: string;
  readonly remedy: 'open-another' | 'reload' | 'sign-in';
}

const ends: Readonly<Record<number, Omit<ConnectionEnd, 'code'>>> = {
  4400: {
    title: 'The server could not read an edit',
    detail: 'Reload the page to continue from the last saved state.',
    remedy: 'reload',
  },
  4401: { title: 'You are signed out', detail: 'Sign in again to go on editing.', remedy: 'sign-in' },
  4403: {
    title: 'You may not open this strategy',
    detail: 'Ask its owner for access, or open another strategy.',
    remedy: 'open-another',
  },
  4404: {
    title: 'This strategy does not exist',
    detail: 'It was archived, or the link is wrong. Open another strategy or start a new one.',
    remedy: 'open-another',
  },
  4409: {
    title: 'That edit was too large',
    detail: 'It was not saved. Reload the page and make the change in smaller steps.',
    remedy: 'reload',
  },
  4410: {
    title: 'The strategy was tidied up on the server',
    detail: 'This page holds an older copy. Reload it to continue; everything saved is there.',
    remedy: 'reload',
  },
};

/** The end that a close code of the 4400 family means; the server's own reason wins where it gives one. */
export function connectionEnd(code: number, reason: string): ConnectionEnd {
  const known = ends[code] ?? {
    title: 'The server closed the connection',
    detail: 'Reload the page to try again.',
    remedy: 'reload' as const,
  };
  return { code, ...known, ...(isSentence(reason) ? { detail: `${reason} ${known.detail}` } : {}) };
}

/** What a close that heals by itself means to the person who waits; undefined when there is nothing to add. */
export function reconnectionReason(code: number, reason: string): string | undefined {
  if (isSentence(reason)) return reason;
  if (code === 1013) return 'The store is not available; nothing is lost.';
  if (code === 4529) return 'Too many edits in a second; slowing down.';
  return undefined;
}

function isSentence(reason: string): boolean {
  return reason.includes(' ') && reason.endsWith('.');
}
