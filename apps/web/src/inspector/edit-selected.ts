import { usePanels } from '../shared/panels.js';

/** Goes to the inspector's first field: of the selected node or edge, or of the strategy. */
export function editSelected(): void {
  usePanels.getState().show('inspector');
  requestAnimationFrame(() => {
    const inspector = document.querySelector('.inspector');
    const first =
      inspector?.querySelector<HTMLElement>(
        '.inspector-section :is(input, textarea, select):not(:disabled)',
      ) ?? inspector?.querySelector<HTMLElement>('[role="tab"][data-state="active"], button');
    first?.focus();
  });
}
