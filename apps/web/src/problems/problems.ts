import { type FlowProblem, problems } from '@strategy-builder/domain';
import { useEffect } from 'react';
import { create } from 'zustand';
import { useShallow } from 'zustand/shallow';
import { useShownFlow } from '../history/viewed-revision.js';
import { useChosenData } from '../simulation/chosen-datasets.js';

const pauseAfterEdits = 120;

/** What is wrong with the shown flow. Kept once for the page: nodes show badges of it, the dock lists it. */
const useFound = create<{ readonly problems: readonly FlowProblem[] }>(() => ({ problems: [] }));

export function useProblems(): readonly FlowProblem[] {
  return useFound((state) => state.problems);
}

/** Problems that show on one node. */
export function useProblemsOf(nodeId: string): readonly FlowProblem[] {
  return useFound(useShallow((state) => state.problems.filter((problem) => problem.nodeId === nodeId)));
}

/** Looks the flow over after each pause in editing; a long strategy is not checked on every keystroke. */
export function useProblemCheck(): void {
  const flow = useShownFlow();
  const data = useChosenData(flow);
  useEffect(() => {
    const timer = setTimeout(() => useFound.setState({ problems: problems(flow, data) }), pauseAfterEdits);
    return () => clearTimeout(timer);
  }, [flow, data]);
}
