import type { NodeType } from '@strategy-builder/domain';

/** How the five types are called and explained to people; each type's icon and colour carry its own name. */
export const nodeTypeTitles: Record<NodeType, { readonly title: string; readonly about: string }> = {
  data: { title: 'Data', about: 'Where prices come from' },
  function: { title: 'Function', about: 'Indicators and calculations' },
  strategy: { title: 'Strategy', about: 'Rules that enter and exit' },
  risk: { title: 'Risk', about: 'Sizes, stops and limits' },
  execution: { title: 'Execution', about: 'How orders are placed' },
};

export const typeColour = (type: NodeType): string => `var(--type-${type})`;
