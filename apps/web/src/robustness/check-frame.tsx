import { type ReactNode, useState } from 'react';
import { useLive, useLiveFlow } from '../live/use-live.js';
import { sentenceFor } from '../shared/api.js';
import { formatCount } from '../shared/format.js';
import { Icon } from '../shared/icons.js';
import { toast } from '../shared/toasts.js';
import {
  type Check,
  type CheckName,
  type CheckSettings,
  cancelCheck,
  type Results,
  type SweepRow,
  startCheck,
  useCheck,
  useNewestChecks,
  useShowCheck,
} from './robustness-api.js';

/** One check: what it asks, its fields, the button that runs it, its progress and what came of it. */
export function CheckFrame<Name extends CheckName>({
  check,
  settings,
  question,
  fields,
  options = {},
  onRun,
  blocked,
  children,
  partial,
}: {
  check: Name;
  settings: CheckSettings;
  /** What the check finds out, in a sentence or two. */
  question: string;
  fields?: ReactNode;
  options?: Readonly<Record<string, unknown>>;
  onRun?: () => void;
  /** Why it cannot be run as its fields are. */
  blocked?: string | undefined;
  children: (result: Results[Name]) => ReactNode;
  /** Draws the points of a sweep that is still running. */
  partial?: (rows: readonly SweepRow[]) => ReactNode;
}) {
  const { flowId } = useLiveFlow();
  const newest = useNewestChecks()[check];
  const show = useShowCheck();
  const { data, error } = useCheck<Name>(newest);
  const [starting, setStarting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const running = data?.status === 'running';
  const run = async (): Promise<void> => {
    setStarting(true);
    setProblem(null);
    onRun?.();
    try {
      const { id } = await startCheck(flowId, check, settings, options);
      show(check, id);
    } catch (reason) {
      setProblem(sentenceFor(reason));
    } finally {
      setStarting(false);
    }
  };
  return (
    <div className="check">
      <p className="check-question">{question}</p>
      <form
        className="check-fields"
        aria-label="Settings of the check"
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        {fields}
        <button
          type="submit"
          className="button primary"
          disabled={running || starting || blocked !== undefined}
        >
          <Icon name="play" size={14} />
          {running || starting ? 'Running…' : data ? 'Run again' : 'Run'}
        </button>
        {blocked !== undefined && (
          <span className="error" role="status">
            {blocked}
          </span>
        )}
      </form>
      {(problem ?? error) !== null && (
        <p className="callout danger" role="alert">
          {problem ?? sentenceFor(error)}
        </p>
      )}
      {data && <Outcome check={data} partial={partial} render={children} />}
    </div>
  );
}

function Outcome<Name extends CheckName>({
  check,
  partial,
  render,
}: {
  check: Check<Name>;
  partial: ((rows: readonly SweepRow[]) => ReactNode) | undefined;
  render: (result: Results[Name]) => ReactNode;
}) {
  const revision = useLive((state) => state.revision);
  if (check.status === 'running') return <Running check={check} partial={partial} />;
  if (check.status === 'done')
    return (
      <>
        {revision !== null && revision > check.flowRevision && (
          <p className="faint">
            Of revision {formatCount(check.flowRevision)}; the flow is at {formatCount(revision)} now.
          </p>
        )}
        {check.notReviewed && (
          <p className="callout" role="status">
            Nobody has reviewed the Python of {check.notReviewed.join(', ')} as it was in this check.
          </p>
        )}
        {render(check.result)}
      </>
    );
  return (
    <p className={`callout ${check.status === 'failed' ? 'danger' : ''}`} role="status">
      {check.error.detail}
    </p>
  );
}

function Running({
  check,
  partial,
}: {
  check: Extract<Check<CheckName>, { status: 'running' }>;
  partial: ((rows: readonly SweepRow[]) => ReactNode) | undefined;
}) {
  const percent = Math.round(check.progress * 100);
  const cancel = async (): Promise<void> => {
    try {
      await cancelCheck(check.id);
    } catch (error) {
      toast({ tone: 'danger', title: 'It could not be cancelled', detail: sentenceFor(error) });
    }
  };
  return (
    <>
      <div className="check-progress">
        <progress className="progress" max={100} value={percent} aria-label="Progress of the check" />
        <span className="tabular">{percent}%</span>
        <button type="button" className="button" onClick={() => void cancel()}>
          Cancel
        </button>
      </div>
      {partial?.(check.rows ?? [])}
    </>
  );
}
