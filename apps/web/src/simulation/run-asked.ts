import { create } from 'zustand';
import { usePanels } from '../shared/panels.js';

/** Whether somebody asked to simulate from elsewhere: the settings' form does it as soon as it is there. */
export const useRunAsked = create<{ readonly asked: boolean }>(() => ({ asked: false }));

export function askToRun(): void {
  usePanels.getState().showDock('simulation');
  useRunAsked.setState({ asked: true });
}
