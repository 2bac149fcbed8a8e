import { useSyncExternalStore } from 'react';

const base = import.meta.env.BASE_URL.replace(/\/$/, '');
const exampleFlow = 'example';

/** The flow that the address names; the page without one shows the example. */
export function flowIdOf(pathname: string): string {
  const rest = pathname.startsWith(base) ? pathname.slice(base.length) : pathname;
  const id = rest.split('/').find((part) => part !== '');
  return id ? decodeURIComponent(id) : exampleFlow;
}

/** Pages beside the builder; their addresses have two parts, which no flow's has. */
const pages = ['translations', 'report'] as const;
export type PageName = (typeof pages)[number];

/** The page that the address names; null: the builder. */
export function pageOf(pathname: string): PageName | null {
  return pages.find((page) => pathname === pathOfPage(page)) ?? null;
}

export function pathOfPage(page: PageName): string {
  return `${base}/pages/${page}`;
}

export function usePage(): PageName | null {
  return useSyncExternalStore(subscribe, () => pageOf(location.pathname));
}

export function pathOf(flowId: string): string {
  return `${base}/${encodeURIComponent(flowId)}`;
}

/** The link that `Share` copies. */
export function linkTo(flowId: string): string {
  return `${location.origin}${pathOf(flowId)}`;
}

export function openFlow(flowId: string): void {
  goTo(pathOf(flowId));
}

/** Opens an address of this application without loading it anew; `replace`: going back does not come to the present one. */
export function goTo(address: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}

/** What follows the ? of the address. */
export function useQueryText(): string {
  return useSyncExternalStore(subscribe, () => location.search);
}

export function useFlowId(): string {
  return useSyncExternalStore(subscribe, () => flowIdOf(location.pathname));
}

function subscribe(changed: () => void): () => void {
  addEventListener('popstate', changed);
  return () => removeEventListener('popstate', changed);
}
