import { useSyncExternalStore } from 'react';

const base = import.meta.env.BASE_URL.replace(/\/$/, '');
const exampleFlow = 'example';

/** The flow that the address names; the page without one shows the example. */
export function flowIdOf(pathname: string): string {
  const rest = pathname.startsWith(base) ? pathname.slice(base.length) : pathname;
  const id = rest.split('/').find((part) => part !== '');
  return id ? decodeURIComponent(id) : exampleFlow;
}

export function pathOf(flowId: string): string {
  return `${base}/${encodeURIComponent(flowId)}`;
}

/** The link that `Share` copies. */
export function linkTo(flowId: string): string {
  return `${location.origin}${pathOf(flowId)}`;
}

export function openFlow(flowId: string): void {
  history.pushState(null, '', pathOf(flowId));
  dispatchEvent(new PopStateEvent('popstate'));
}

export function useFlowId(): string {
  return useSyncExternalStore(subscribe, () => flowIdOf(location.pathname));
}

function subscribe(changed: () => void): () => void {
  addEventListener('popstate', changed);
  return () => removeEventListener('popstate', changed);
}
