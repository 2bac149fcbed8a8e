import type { Fallback, FlowCommand, StatedAssumption } from '@strategy-builder/domain';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { request } from '../shared/api.js';
import { queryOf, type Shown } from './shown-translations.js';

export const outcomes = {
  done: 'Done',
  proposed: 'Waiting',
  accepted: 'Accepted',
  partly: 'Accepted in part',
  rejected: 'Rejected',
  clarify: 'Asked back',
  refused: 'Refused',
  failed: 'Failed',
} as const;
export type Outcome = keyof typeof outcomes;

export interface Translation {
  readonly sequence: number;
  readonly translationId: string;
  readonly flowId: string;
  readonly request: string;
  readonly planner: string;
  /** Who was asked first and gave no plan, and why. */
  readonly fallback?: Fallback;
  readonly model?: string;
  readonly promptVersion?: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedReadTokens?: number;
  readonly cost?: number;
  readonly durationMs: number;
  readonly outcome: Outcome;
  readonly family?: string;
  readonly detail?: string;
  readonly assumptions: readonly StatedAssumption[];
  readonly plan: readonly FlowCommand[];
  readonly at: string;
  readonly actor: { readonly id: string; readonly name: string };
}

export interface Counted {
  readonly name: string;
  readonly count: number;
}

export interface Summary {
  readonly requests: number;
  readonly succeeded: number;
  readonly successRate: number | null;
  readonly latency: { readonly p50: number; readonly p95: number; readonly p99: number } | null;
  readonly tokens: { readonly input: number; readonly output: number; readonly cachedRead: number };
  readonly cost: number;
  readonly outcomes: readonly Counted[];
  readonly planners: readonly (Counted & Pick<Summary, 'successRate' | 'latency'>)[];
  readonly families: readonly (Counted & Pick<Summary, 'successRate'>)[];
  readonly commands: readonly Counted[];
  readonly kinds: readonly Counted[];
  readonly fallbacks: readonly Counted[];
  readonly failures: readonly Pick<
    Translation,
    'translationId' | 'flowId' | 'request' | 'outcome' | 'detail' | 'planner' | 'fallback' | 'at'
  >[];
}

const pageSize = 100;

/** What is shown, newest first; the next page begins after the last one that is there. */
export function useTranslations(shown: Shown) {
  return useInfiniteQuery({
    queryKey: ['translations', 'list', shown],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) =>
      request<readonly Translation[]>(
        'GET',
        `/translations${queryOf({ ...shown, limit: String(pageSize), before: pageParam?.toString() })}`,
        undefined,
        { signal },
      ),
    getNextPageParam: (page) => (page.length < pageSize ? undefined : page.at(-1)?.sequence),
    select: (data) => data.pages.flat(),
    staleTime: 0,
  });
}

export function useSummary(shown: Shown) {
  return useQuery({
    queryKey: ['translations', 'summary', shown],
    queryFn: ({ signal }) =>
      request<Summary>('GET', `/translations/summary${queryOf(shown)}`, undefined, { signal }),
    staleTime: 0,
    placeholderData: (before) => before,
  });
}

/** Where the browser gets what is shown as a file. */
export function exportAddress(shown: Shown, format: 'csv' | 'jsonl'): string {
  return `/api/translations/export${queryOf({ ...shown, format })}`;
}
