import { useId } from 'react';
import { useLive, useLiveFlow } from '../live/use-live.js';
import { formatCount } from '../shared/format.js';
import { IconButton } from '../shared/icon-button.js';
import { metricTitle } from '../simulation/metrics.js';
import { setAxes, useRobustnessView } from './robustness-view.js';
import { type AxisDraft, type Sweepable, sweepablesOf, usualAxis, valuesOfAxis } from './sweepable.js';

/** Points of the largest grid that the server sweeps, and values of one axis. */
const mostPoints = 2_500;
const mostValues = 200;

/** What the best point has most of. */
export const sweptMetrics = [
  'sharpe',
  'sortino',
  'calmar',
  'totalReturn',
  'cagr',
  'profitFactor',
  'sqn',
  'winRate',
] as const;

/** The parameters that are varied: those chosen here before, else the first that the flow has. */
export function useAxes(): {
  readonly axes: readonly AxisDraft[];
  readonly sweepables: readonly Sweepable[];
} {
  const { flowId } = useLiveFlow();
  const sweepables = sweepablesOf(useLive((state) => state.flow));
  const chosen = useRobustnessView((state) => state.axes[flowId]);
  const known = (chosen ?? []).filter((axis) => sweepables.some((one) => isOf(axis, one)));
  const first = sweepables[0];
  return { axes: known.length > 0 || !first ? known : [usualAxis(first)], sweepables };
}

/** Why these axes cannot be swept, if they can't. */
export function faultOfAxes(axes: readonly AxisDraft[]): string | undefined {
  if (axes.length === 0) return 'This flow has no number to vary.';
  const counts = axes.map(valuesOfAxis);
  if (counts.some((count) => count === 0))
    return 'Each parameter needs a first value, a last one above it, and a step.';
  if (counts.some((count) => count > mostValues))
    return `At most ${mostValues} values a parameter: take a larger step.`;
  const points = counts.reduce((product, count) => product * count, 1);
  if (points > mostPoints)
    return `${formatCount(points)} points are too many: at most ${formatCount(mostPoints)}.`;
  return undefined;
}

export function axesBody(axes: readonly AxisDraft[]): readonly object[] {
  return axes.map(({ node, parameter, from, to, step }) => ({ node, parameter, from, to, step }));
}

/** One or two parameters, each with its first and last value and the step between them. */
export function AxisFields({ axes, sweepables }: ReturnType<typeof useAxes>) {
  const { flowId } = useLiveFlow();
  const replace = (index: number, axis: AxisDraft): void =>
    setAxes(
      flowId,
      axes.map((one, i) => (i === index ? axis : one)),
    );
  const next = sweepables.find((one) => !axes.some((axis) => isOf(axis, one)));
  return (
    <>
      {axes.map((axis, index) => (
        <AxisField
          key={`${axis.node} ${axis.parameter}`}
          axis={axis}
          ordinal={index === 0 ? 'First' : 'Second'}
          sweepables={sweepables.filter((one) => isOf(axis, one) || !axes.some((other) => isOf(other, one)))}
          onChange={(changed) => replace(index, changed)}
          onRemove={
            axes.length > 1
              ? () =>
                  setAxes(
                    flowId,
                    axes.filter((_, i) => i !== index),
                  )
              : undefined
          }
        />
      ))}
      {axes.length === 1 && next && (
        <button type="button" className="button" onClick={() => setAxes(flowId, [...axes, usualAxis(next)])}>
          Add a second parameter
        </button>
      )}
    </>
  );
}

function AxisField({
  axis,
  ordinal,
  sweepables,
  onChange,
  onRemove,
}: {
  axis: AxisDraft;
  ordinal: string;
  sweepables: readonly Sweepable[];
  onChange: (axis: AxisDraft) => void;
  onRemove: (() => void) | undefined;
}) {
  const id = useId();
  return (
    <fieldset className="axis">
      <legend className="visually-hidden">{ordinal} parameter</legend>
      <div className="field">
        <label htmlFor={id}>{ordinal} parameter</label>
        <select
          id={id}
          className="input"
          value={keyOf(axis)}
          onChange={(event) => {
            const chosen = sweepables.find((one) => keyOf(one) === event.target.value);
            if (chosen) onChange(usualAxis(chosen));
          }}
        >
          {sweepables.map((one) => (
            <option key={keyOf(one)} value={keyOf(one)}>
              {one.title}
            </option>
          ))}
        </select>
      </div>
      {(['from', 'to', 'step'] as const).map((part) => (
        <div key={part} className="field">
          <label htmlFor={`${id}-${part}`}>{{ from: 'From', to: 'To', step: 'Step' }[part]}</label>
          <input
            id={`${id}-${part}`}
            className="input tabular"
            type="number"
            step="any"
            defaultValue={axis[part]}
            onChange={(event) => onChange({ ...axis, [part]: event.target.valueAsNumber })}
          />
        </div>
      ))}
      {onRemove && (
        <IconButton
          icon="close"
          label={`Leave out the ${ordinal.toLowerCase()} parameter`}
          onClick={onRemove}
        />
      )}
    </fieldset>
  );
}

export function MetricField({ value, onChange }: { value: string; onChange: (metric: string) => void }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>Best by</label>
      <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        {sweptMetrics.map((name) => (
          <option key={name} value={name}>
            {metricTitle(name)}
          </option>
        ))}
      </select>
    </div>
  );
}

export function NumberField({
  label,
  value,
  onChange,
  ...limits
}: {
  label: string;
  value: number;
  onChange: (value: number) => void;
  min: number;
  max: number;
  step?: number | 'any';
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...limits}
        id={id}
        className="input tabular"
        type="number"
        required
        defaultValue={value}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
    </div>
  );
}

/** The title of an axis for tables: its node's label and parameter, or their ids when the node is gone. */
export function useAxisTitle(): (axis: { readonly node: string; readonly parameter: string }) => string {
  const sweepables = sweepablesOf(useLive((state) => state.flow));
  return (axis) => sweepables.find((one) => isOf(axis, one))?.title ?? `${axis.node} · ${axis.parameter}`;
}

const keyOf = ({ node, parameter }: { readonly node: string; readonly parameter: string }): string =>
  `${node} ${parameter}`;

function isOf(
  a: { readonly node: string; readonly parameter: string },
  b: { readonly node: string; readonly parameter: string },
): boolean {
  return keyOf(a) === keyOf(b);
}
