import { create } from 'zustand';

type Panel = 'chat' | 'inspector';
export type DockTab = 'simulation' | 'code' | 'data' | 'history' | 'problems';

interface Panels {
  readonly chat: boolean;
  readonly inspector: boolean;
  /** Which tab the dock shows; null while it is folded to its row of tabs. */
  readonly dock: DockTab | null;
  /** Pixels. */
  readonly dockHeight: number;
  toggle(panel: Panel): void;
  show(panel: Panel): void;
  /** Where one panel fills the page, closes it: something on the canvas is to be seen. */
  revealCanvas(): void;
  showDock(tab: DockTab | null): void;
  resizeDock(height: number): void;
}

const storageKey = 'panels';
/** Pixels: below the first the inspector lies over the canvas, below the second one panel fills the page. */
const narrow = { inspector: 900, one: 640 };

/** Which parts of the page are open; remembered by the browser. */
export const usePanels = create<Panels>((set, get) => ({
  chat: true,
  inspector: true,
  dock: null,
  dockHeight: 400,
  ...remembered(),
  ...(innerWidth < narrow.inspector && { inspector: false }),
  toggle: (panel) => (get()[panel] ? set({ [panel]: false }) : get().show(panel)),
  show: (panel) => set({ ...(innerWidth < narrow.one && { chat: false, inspector: false }), [panel]: true }),
  revealCanvas: () => innerWidth < narrow.one && set({ chat: false, inspector: false }),
  showDock: (dock) => set({ dock }),
  resizeDock: (height) => set({ dockHeight: Math.round(Math.min(Math.max(height, 160), innerHeight - 200)) }),
}));

usePanels.subscribe(({ chat, inspector, dock, dockHeight }) => {
  try {
    localStorage.setItem(storageKey, JSON.stringify({ chat, inspector, dock, dockHeight }));
  } catch {
    // Storage may be forbidden; the panels hold for this visit.
  }
});

function remembered(): Partial<Pick<Panels, 'chat' | 'inspector' | 'dock' | 'dockHeight'>> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    return typeof stored === 'object' && stored !== null ? stored : {};
  } catch {
    return {};
  }
}
