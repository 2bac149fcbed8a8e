import { useMemo } from 'react';
import { goTo, pathOfPage, useQueryText } from '../shared/route.js';

/** Which translations the page shows; all of it stands in the address, so that a link shows the same. */
export interface Shown {
  readonly flowId?: string;
  readonly outcome?: string;
  readonly planner?: string;
  readonly fallbackFrom?: string;
  readonly family?: string;
  readonly text?: string;
}

const names = ['flowId', 'outcome', 'planner', 'fallbackFrom', 'family', 'text'] as const;

export function useShown(): Shown {
  const query = useQueryText();
  return useMemo(() => {
    const params = new URLSearchParams(query);
    return Object.fromEntries(names.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : [])));
  }, [query]);
}

export function openTranslations(shown: Shown, options?: { readonly replace: boolean }): void {
  goTo(`${pathOfPage('translations')}${queryOf(shown)}`, options);
}

/** `?flowId=desk&outcome=refused`, or nothing. */
export function queryOf(values: Readonly<Record<string, string | undefined>> | Shown): string {
  const given = Object.entries(values).filter(([, value]) => value);
  return given.length === 0 ? '' : `?${new URLSearchParams(given as [string, string][])}`;
}
