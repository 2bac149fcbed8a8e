import { create } from 'zustand';

/** Whether the gallery is open; the menu and an empty canvas open it. */
export const useShownGallery = create<{ readonly open: boolean }>(() => ({ open: false }));

export function showGallery(open: boolean): void {
  useShownGallery.setState({ open });
}
