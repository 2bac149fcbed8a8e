import { type FlowNode, nodesOf } from '@strategy-builder/domain';
import { type FormEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { symbolFit, useDatasets } from '../data/datasets-api.js';
import { useLive, useLiveFlow } from '../live/use-live.js';
import { useProblems } from '../problems/problems.js';
import { ApiProblem, sentenceFor } from '../shared/api.js';
import { formatCount } from '../shared/format.js';
import { Icon } from '../shared/icons.js';
import { usePanels } from '../shared/panels.js';
import { chooseDataset, useDatasetFor } from './chosen-datasets.js';
import { CostFields, costsIn } from './cost-fields.js';
import { Field } from './field.js';
import { useRunAsked } from './run-asked.js';
import { startSimulation } from './simulation-api.js';
import { tradedVenues } from './traded-venues.js';

/** On which data and at which costs to simulate. */
export function SettingsForm({ running, onStarted }: { running: boolean; onStarted: (id: string) => void }) {
  const { flowId } = useLiveFlow();
  const flow = useLive((state) => state.flow);
  const { data: datasets = [], isPending: datasetsUnknown } = useDatasets();
  const showDock = usePanels((state) => state.showDock);
  const errors = useProblems().filter((problem) => problem.severity === 'error');
  const datasetFor = useDatasetFor(flow);
  const [starting, setStarting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const dataNodes = nodesOf(flow).filter((node) => node.type === 'data');

  const venues = useMemo(() => tradedVenues(flow), [flow]);

  /** Nodes of one symbol have one name: their markets tell them apart. */
  const nameOf = ({ label, params }: FlowNode): string =>
    dataNodes.filter((node) => node.label === label).length > 1
      ? `${label}, ${params.exchange} ${params.market}`
      : label;
  const symbolOf = (nodeId: string): string => String(flow.nodes[nodeId]?.params.symbol ?? '');
  const mismatch = (nodeId: string): string | undefined => {
    const dataset = datasetFor(nodeId);
    const symbol = symbolOf(nodeId);
    return dataset && symbolFit(dataset.symbol, symbol) === 0
      ? `These are prices of ${dataset.symbol}; the node asks for ${symbol}.`
      : undefined;
  };

  const form = useRef<HTMLFormElement>(null);
  const runAsked = useRunAsked((state) => state.asked);
  const canRun = !running && !starting && !datasetsUnknown;
  useEffect(() => {
    if (!runAsked || !canRun) return;
    useRunAsked.setState({ asked: false });
    form.current?.requestSubmit();
  }, [runAsked, canRun]);

  const run = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const number = (name: string): number => Number(fields.get(name));
    const day = (name: string): string => String(fields.get(name) ?? '');
    setStarting(true);
    setProblem(null);
    try {
      const started = await startSimulation(flowId, {
        datasets: Object.fromEntries(
          dataNodes.flatMap((node) => {
            const dataset = datasetFor(node.id);
            return dataset ? [[node.id, dataset.id]] : [];
          }),
        ),
        ...(day('from') ? { from: day('from') } : {}),
        ...(day('to') ? { to: day('to') } : {}),
        cash: number('cash'),
        ...costsIn(fields),
      });
      onStarted(started.id);
    } catch (error) {
      setProblem(
        error instanceof ApiProblem && error.code === 'dataset-needed' && datasets.length === 0
          ? 'Import a CSV with prices first.'
          : sentenceFor(error),
      );
    } finally {
      setStarting(false);
    }
  };

  return (
    <form
      ref={form}
      className="settings"
      aria-label="Simulation settings"
      onSubmit={(event) => void run(event)}
    >
      <div className="settings-fields">
        {dataNodes.map((node) => (
          <div key={node.id} className="field">
            <label htmlFor={`${id}-${node.id}`}>
              {dataNodes.length === 1 ? 'Data set' : `Data set for ${nameOf(node)}`}
            </label>
            <select
              id={`${id}-${node.id}`}
              className="input"
              value={datasetFor(node.id)?.id ?? ''}
              onChange={(event) => chooseDataset(node.id, event.target.value)}
            >
              {datasetFor(node.id) === undefined && (
                <option value="">
                  {datasets.length === 0 ? 'No data yet' : `No data for ${symbolOf(node.id)}: choose…`}
                </option>
              )}
              {datasets.map((dataset) => (
                <option key={dataset.id} value={dataset.id}>
                  {dataset.symbol} · {dataset.timeframe} · {formatCount(dataset.rows)} bars
                  {dataset.source === 'synthetic' ? ' · synthetic' : ''}
                </option>
              ))}
            </select>
            {mismatch(node.id) && <span className="error">{mismatch(node.id)}</span>}
          </div>
        ))}
        <button type="button" className="link-button settings-import" onClick={() => showDock('data')}>
          Import a CSV…
        </button>
        <div className="settings-pair">
          <Field id={`${id}-from`} name="from" label="From" type="date" />
          <Field id={`${id}-to`} name="to" label="To" type="date" />
        </div>
        <Field
          id={`${id}-cash`}
          name="cash"
          label="Starting cash"
          type="number"
          defaultValue={10_000}
          min={1}
          step="any"
          required
        />
        <CostFields id={id} venues={venues} />
      </div>
      <div className="settings-foot">
        {problem && (
          <p className="callout danger" role="alert">
            {problem}
          </p>
        )}
        {errors.length > 0 && (
          <p className="callout warning">
            {errors[0]!.message}{' '}
            <button type="button" className="link-button" onClick={() => showDock('problems')}>
              See {errors.length === 1 ? 'the problem' : `all ${errors.length} problems`}
            </button>
          </p>
        )}
        <button type="submit" className="button primary" disabled={!canRun}>
          <Icon name="play" size={14} />
          {running || starting ? 'Running…' : 'Run simulation'}
        </button>
      </div>
    </form>
  );
}
