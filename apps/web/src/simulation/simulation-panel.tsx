import { Tabs } from 'radix-ui';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useLiveFlow } from '../live/use-live.js';
import { addressOfReport } from '../report/report-address.js';
import { RobustnessTab } from '../robustness/robustness-tab.js';
import { useRobustnessView } from '../robustness/robustness-view.js';
import { sentenceFor } from '../shared/api.js';
import { plainTimes } from '../shared/format.js';
import { toast } from '../shared/toasts.js';
import { usePainted } from '../shared/use-painted.js';
import { AssumptionsTab } from './assumptions-tab.js';
import { showSimulation, useCurrentSimulation } from './current-simulation.js';
import { headlines, metricText, metricTitle } from './metrics.js';
import { MetricsTab } from './metrics-tab.js';
import { SettingsForm } from './settings-form.js';
import {
  type Convention,
  cancelSimulation,
  type DoneSimulation,
  type Simulation,
  useAskForSimulation,
  useSimulation,
} from './simulation-api.js';
import './simulation.css';
import { TradeExplanation } from './trade-explanation.js';
import { TradesTab } from './trades-tab.js';

const ChartTab = lazy(() => import('./chart-tab.js'));

/** What the strategy would have done on past prices. */
export default function SimulationPanel() {
  const { flowId } = useLiveFlow();
  const id = useCurrentSimulation();
  const [convention, setConvention] = useState<Convention>('standard');
  const simulation = useSimulation(id, convention);
  const ask = useAskForSimulation(convention);
  const running = simulation.data?.status === 'running';
  const result = useRef<HTMLDivElement>(null);
  const [awaited, setAwaited] = useState<string | null>(null);
  const arrived = awaited !== null && simulation.data?.id === awaited;
  // Where the result lies below its settings, whoever asked for it is taken there.
  useEffect(() => {
    if (!arrived) return;
    setAwaited(null);
    result.current?.scrollIntoView({ block: 'nearest' });
  }, [arrived]);
  return (
    <div className="simulation">
      <SettingsForm
        running={running}
        onStarted={(started) => {
          ask(started);
          setAwaited(started);
          showSimulation(flowId, started);
        }}
      />
      <div ref={result} className="simulation-result">
        <Outcome
          simulation={simulation.data}
          pending={id !== null && simulation.isPending}
          error={simulation.error}
          convention={convention}
          onConvention={setConvention}
        />
      </div>
    </div>
  );
}

function Outcome({
  simulation,
  pending,
  error,
  convention,
  onConvention,
}: {
  simulation: Simulation | undefined;
  pending: boolean;
  error: Error | null;
  convention: Convention;
  onConvention: (convention: Convention) => void;
}) {
  if (error) return <p className="callout danger simulation-problem">{sentenceFor(error)}</p>;
  if (!simulation) {
    return (
      <div className="empty">
        <strong>{pending ? 'Loading the result…' : 'No simulation yet'}</strong>
        {!pending && (
          <p>
            Choose a data set and run it: decisions at a bar’s close, fills at the next open, fees and
            slippage included.
          </p>
        )}
      </div>
    );
  }
  switch (simulation.status) {
    case 'running':
      return <Progress simulation={simulation} />;
    case 'failed':
    case 'cancelled':
      return (
        <div className="empty">
          <strong>{simulation.status === 'cancelled' ? 'Cancelled' : 'The simulation failed'}</strong>
          <p>{simulation.error?.detail ?? 'Run it again when you are ready.'}</p>
        </div>
      );
    case 'done':
      return <Result simulation={simulation} convention={convention} onConvention={onConvention} />;
    default:
      return simulation satisfies never;
  }
}

function Progress({ simulation }: { simulation: Simulation }) {
  const percent = Math.round(simulation.progress * 100);
  const cancel = async (): Promise<void> => {
    try {
      await cancelSimulation(simulation.id);
    } catch (error) {
      toast({ tone: 'danger', title: 'It could not be cancelled', detail: sentenceFor(error) });
    }
  };
  return (
    <div className="empty">
      <strong>Simulating… {percent}%</strong>
      <progress className="progress" max={100} value={percent} aria-label="Progress of the simulation" />
      <button type="button" className="button" onClick={() => void cancel()}>
        Cancel
      </button>
    </div>
  );
}

function Result({
  simulation,
  convention,
  onConvention,
}: {
  simulation: DoneSimulation;
  convention: Convention;
  onConvention: (convention: Convention) => void;
}) {
  const { metrics, conventions, warnings = [] } = simulation;
  const asked = useRobustnessView((state) => state.asked);
  const [tab, setTab] = useState('chart');
  // The numbers first: thousands of bars take longer to draw than to simulate.
  const drawn = usePainted(simulation);
  useEffect(() => {
    if (asked > 0) setTab('robustness');
  }, [asked]);
  // Of another simulation the same index would be another trade.
  const [chosen, setChosen] = useState<{ readonly simulation: string; readonly trade: number } | null>(null);
  const selected = chosen?.simulation === simulation.id ? chosen.trade : null;
  const select = (trade: number): void => setChosen({ simulation: simulation.id, trade });
  const trade = selected === null ? undefined : simulation.trades[selected];
  const explanation = trade && selected !== null && (
    <TradeExplanation
      simulation={simulation.id}
      trade={trade}
      number={selected + 1}
      onClose={() => setChosen(null)}
      {...(tab === 'chart' ? {} : { onShow: () => setTab('chart') })}
    />
  );
  return (
    <Tabs.Root className="result" value={tab} onValueChange={setTab}>
      <div className="result-head">
        <dl className="headlines" aria-label="Headline metrics">
          {headlines.map((name) => (
            <div key={name} title={conventions[name]}>
              <dt>{metricTitle(name)}</dt>
              <dd className={toneOf(name, metrics[name])}>{metricText(name, metrics[name])}</dd>
            </div>
          ))}
        </dl>
        <a className="link-button report-link" href={addressOfReport(simulation.id, convention)}>
          Report
        </a>
        <Tabs.List className="segments" aria-label="Parts of the result">
          <Tabs.Trigger value="chart">Chart</Tabs.Trigger>
          <Tabs.Trigger value="metrics">Metrics</Tabs.Trigger>
          <Tabs.Trigger value="trades">Trades</Tabs.Trigger>
          <Tabs.Trigger value="robustness">Robustness</Tabs.Trigger>
          <Tabs.Trigger value="assumptions">Assumptions</Tabs.Trigger>
        </Tabs.List>
      </div>
      {warnings.length > 0 && <Warnings warnings={warnings} />}
      <Tabs.Content value="chart" className="result-content beside" tabIndex={-1}>
        <Suspense fallback={<p className="inspector-hint">Loading the chart…</p>}>
          {drawn ? (
            <ChartTab simulation={drawn} selected={selected} onSelect={select} />
          ) : (
            <p className="inspector-hint" role="status">
              Drawing the chart…
            </p>
          )}
        </Suspense>
        {explanation}
      </Tabs.Content>
      <Tabs.Content value="metrics" className="result-content" tabIndex={-1}>
        <MetricsTab simulation={simulation} convention={convention} onConvention={onConvention} />
      </Tabs.Content>
      <Tabs.Content value="trades" className="result-content beside" tabIndex={-1}>
        <TradesTab trades={simulation.trades} selected={selected} onSelect={select} />
        {explanation}
      </Tabs.Content>
      <Tabs.Content value="robustness" className="result-content" tabIndex={-1}>
        <RobustnessTab simulation={simulation} />
      </Tabs.Content>
      <Tabs.Content value="assumptions" className="result-content" tabIndex={-1}>
        <AssumptionsTab simulation={simulation} />
      </Tabs.Content>
    </Tabs.Root>
  );
}

/** The first warning in a line; the others open below it. */
function Warnings({ warnings }: { warnings: NonNullable<DoneSimulation['warnings']> }) {
  const [first, ...others] = warnings;
  if (others.length === 0)
    return <p className="callout warning result-warnings">{plainTimes(first!.message)}</p>;
  return (
    <details className="callout warning result-warnings">
      <summary>
        {plainTimes(first!.message)} <span className="more">and {others.length} more</span>
      </summary>
      <ul>
        {others.map((warning) => (
          <li key={warning.code}>{plainTimes(warning.message)}</li>
        ))}
      </ul>
    </details>
  );
}

function toneOf(name: string, value: number | null | undefined): string {
  if (name !== 'totalReturn' && name !== 'buyAndHoldReturn') return '';
  return value === null || value === undefined || value === 0 ? '' : value > 0 ? 'gain' : 'loss';
}
