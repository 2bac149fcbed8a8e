import { create } from 'zustand';
import type { CheckName } from './robustness-api.js';
import type { AxisDraft } from './sweepable.js';

export type Section = 'luck' | CheckName;

interface View {
  readonly section: Section;
  /** What a sweep and a walk-forward vary, one or two parameters, by flow. */
  readonly axes: Readonly<Record<string, readonly AxisDraft[]>>;
  /** Grows each time somebody asks to see the sweep from elsewhere on the page. */
  readonly asked: number;
}

export const useRobustnessView = create<View>(() => ({ section: 'luck', axes: {}, asked: 0 }));

export function showSection(section: Section): void {
  useRobustnessView.setState({ section });
}

export function setAxes(flowId: string, axes: readonly AxisDraft[]): void {
  useRobustnessView.setState((state) => ({ axes: { ...state.axes, [flowId]: axes } }));
}

/** Puts a parameter into the sweep, beside the one that was put there before, and shows the sweep. */
export function sweepThis(flowId: string, axis: AxisDraft): void {
  const others = (useRobustnessView.getState().axes[flowId] ?? []).filter(
    ({ node, parameter }) => node !== axis.node || parameter !== axis.parameter,
  );
  setAxes(flowId, [...others.slice(-1), axis]);
  useRobustnessView.setState(({ asked }) => ({ section: 'sweep', asked: asked + 1 }));
}
