/** What the server tells this page beside the document, in frames of type 64. */
export interface Notice {
  readonly kind: 'refused' | 'overtaken' | 'events' | 'chat' | 'progress';
  readonly [fact: string]: unknown;
}

export const noticeMessageType = 64;

/** @returns undefined for what this page does not know: a newer server may say more. */
export function parseNotice(json: string): Notice | undefined {
  try {
    const notice: unknown = JSON.parse(json);
    const isNotice = typeof notice === 'object' && notice !== null && 'kind' in notice;
    return isNotice && typeof notice.kind === 'string' ? (notice as Notice) : undefined;
  } catch {
    return undefined;
  }
}
