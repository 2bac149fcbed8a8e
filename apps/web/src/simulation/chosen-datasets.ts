import type { ChosenData, Flow } from '@strategy-builder/domain';
import { useMemo } from 'react';
import { create } from 'zustand';
import { type Dataset, symbolFit, useDatasets } from '../data/datasets-api.js';

/** Data sets that the person chose, by data node; kept once, since the checks of the strategy depend on them too. */
const useChosen = create<{ readonly chosen: Readonly<Record<string, string>> }>(() => ({ chosen: {} }));

export function chooseDataset(nodeId: string, datasetId: string): void {
  useChosen.setState(({ chosen }) => ({ chosen: { ...chosen, [nodeId]: datasetId } }));
}

/** The data set that each data node is simulated on: the chosen one, else the one that fits its symbol best. */
export function useDatasetFor(flow: Flow): (nodeId: string) => Dataset | undefined {
  const { data: datasets = [] } = useDatasets();
  const chosen = useChosen((state) => state.chosen);
  return (nodeId) => {
    const picked = datasets.find((dataset) => dataset.id === chosen[nodeId]);
    if (picked !== undefined) return picked;
    const symbol = String(flow.nodes[nodeId]?.params.symbol ?? '');
    // Other prices than those asked for are never taken silently.
    return datasets
      .map((dataset) => ({ dataset, fit: symbolFit(dataset.symbol, symbol) }))
      .filter(({ fit }) => fit > 0)
      .sort((a, b) => b.fit - a.fit)[0]?.dataset;
  };
}

/** How long the data is that a simulation would run on now, for the checks. */
export function useChosenData(flow: Flow): ChosenData {
  const datasetFor = useDatasetFor(flow);
  const found = Object.values(flow.nodes).flatMap((node) => {
    const dataset = node.type === 'data' ? datasetFor(node.id) : undefined;
    return dataset ? [[node.id, { rows: dataset.rows, timeframe: dataset.timeframe }] as const] : [];
  });
  const key = JSON.stringify(found);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says whether anything in it changed
  return useMemo(() => Object.fromEntries(found), [key]);
}
