import {
  decide,
  type FlowCommand,
  type FlowNode,
  findKind,
  followingLabel,
  isRefusal,
  type KindParameter,
  parameterCase,
  parametersOf,
  usedParameters,
  type Value,
} from '@strategy-builder/domain';
import { useEffect, useId, useState } from 'react';
import { useEditable } from '../history/viewed-revision.js';
import { useLiveFlow } from '../live/use-live.js';
import { usePerform } from '../live/use-perform.js';
import { sweepThis } from '../robustness/robustness-view.js';
import { sweepablesOf, usualAxis } from '../robustness/sweepable.js';
import { usePanels } from '../shared/panels.js';

/** The node's parameters with their units and ranges. */
export function ParameterFields({ node }: { node: FlowNode }) {
  return parametersOf(node).map((spec) => <ParameterField key={spec.name} node={node} spec={spec} />);
}

interface FieldProps {
  readonly node: FlowNode;
  readonly spec: KindParameter;
}

function ParameterField({ node, spec }: FieldProps) {
  if (spec.choices) return <ChoiceField node={node} spec={spec} choices={spec.choices} />;
  if (typeof spec.default === 'boolean') return <SwitchField node={node} spec={spec} />;
  return <TypedField node={node} spec={spec} />;
}

function ChoiceField({ node, spec, choices }: FieldProps & { choices: readonly string[] }) {
  const id = useId();
  const perform = usePerform();
  const editable = useEditable();
  const value = String(node.params[spec.name] ?? spec.default);
  const choose = (choice: string): void => {
    perform({
      type: 'EditNode',
      id: node.id,
      params: { [spec.name]: choice, ...followers(node, spec, choice) },
    });
  };
  return (
    <div className="field">
      <label htmlFor={id}>{spec.title}</label>
      <select
        id={id}
        className="input"
        value={value}
        disabled={!editable}
        onChange={(event) => choose(event.target.value)}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choiceTitle(choice)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Values that mean something else under another choice, or only now something, begin at its default: 2 % is not 2 units. */
function followers(node: FlowNode, spec: KindParameter, choice: string): Record<string, Value> {
  const kind = findKind(node.type, node.kind);
  const changed = { ...node.params, [spec.name]: choice };
  const before = kind ? usedParameters(kind, node.params) : [];
  return Object.fromEntries(
    (kind ? usedParameters(kind, changed) : [])
      .filter((other) => other !== spec)
      .filter(
        (other) =>
          !before.includes(other) ||
          parameterCase(other, changed).unit !== parameterCase(other, node.params).unit,
      )
      .map((other) => [other.name, parameterCase(other, changed).default]),
  );
}

function SwitchField({ node, spec }: FieldProps) {
  const id = useId();
  const perform = usePerform();
  const editable = useEditable();
  return (
    <div className="field-row">
      <input
        id={id}
        type="checkbox"
        checked={node.params[spec.name] === true}
        disabled={!editable}
        onChange={(event) =>
          perform({ type: 'EditNode', id: node.id, params: { [spec.name]: event.target.checked } })
        }
      />
      <label htmlFor={id}>{spec.title}</label>
    </div>
  );
}

function TypedField({ node, spec }: FieldProps) {
  const id = useId();
  const live = useLiveFlow();
  const perform = usePerform();
  const editable = useEditable();
  const isNumber = typeof spec.default === 'number';
  const { unit, minimum, maximum } = parameterCase(spec, node.params);
  const stored = String(node.params[spec.name] ?? parameterCase(spec, node.params).default);
  const [draft, setDraft] = useState<string | null>(null);
  useEffect(() => {
    if (draft === stored) setDraft(null);
  }, [draft, stored]);

  const command = (text: string): FlowCommand => {
    const params = { [spec.name]: isNumber ? Number(text) : text };
    const label = followingLabel(node, params);
    return { type: 'EditNode', id: node.id, params, ...(label !== undefined && { label }) };
  };
  const error = draft === null ? undefined : errorOf(draft);

  function errorOf(text: string): string | undefined {
    if (isNumber && (text.trim() === '' || !Number.isFinite(Number(text))))
      return `${spec.title} must be a number.`;
    const decision = decide(command(text), live.store.getState().flow, {
      maxNodes: Number.POSITIVE_INFINITY,
    });
    return isRefusal(decision) ? decision.detail : undefined;
  }
  const commit = (): void => {
    if (draft === null || error !== undefined) return;
    if (draft === stored || perform(command(draft))) setDraft(null);
  };

  return (
    <div className="field">
      <div className="field-head">
        <label htmlFor={id}>{spec.title}</label>
        {isNumber && node.type !== 'data' && <SweepButton node={node} spec={spec} />}
      </div>
      <div className="input-with-unit">
        <input
          id={id}
          className="input tabular"
          inputMode={isNumber ? 'decimal' : 'text'}
          list={spec.suggestions ? `${id}-usual` : undefined}
          value={draft ?? stored}
          disabled={!editable}
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={() => (error === undefined ? commit() : undefined)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            else if (event.key === 'Escape') setDraft(null);
            else if (isNumber && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
              event.preventDefault();
              setDraft(stepped(draft ?? stored, event.key === 'ArrowUp' ? 1 : -1, spec.integer === true));
            }
          }}
        />
        {unit !== '' && <span className="unit">{unit}</span>}
        {spec.suggestions && (
          <datalist id={`${id}-usual`}>
            {spec.suggestions.map((suggestion) => (
              <option key={suggestion} value={suggestion} />
            ))}
          </datalist>
        )}
      </div>
      <span
        id={`${id}-hint`}
        className={error === undefined ? 'hint' : 'error'}
        role={error === undefined ? undefined : 'alert'}
      >
        {error ?? (isNumber ? rangeText(minimum, maximum) : '')}
      </span>
    </div>
  );
}

/** Puts the parameter into the sweep, next to what is there already, and shows it. */
function SweepButton({ node, spec }: FieldProps) {
  const { flowId, store } = useLiveFlow();
  const showDock = usePanels((state) => state.showDock);
  const sweep = (): void => {
    const own = sweepablesOf(store.getState().flow).find(
      (one) => one.node === node.id && one.parameter === spec.name,
    );
    if (!own) return;
    sweepThis(flowId, usualAxis(own));
    showDock('simulation');
  };
  return (
    <button type="button" className="link-button" aria-label={`Sweep ${spec.title}`} onClick={sweep}>
      Sweep
    </button>
  );
}

function rangeText(minimum: number | undefined, maximum: number | undefined): string {
  const text = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 8 });
  if (minimum !== undefined && maximum !== undefined) return `${text(minimum)} to ${text(maximum)}`;
  if (minimum !== undefined) return `At least ${text(minimum)}`;
  return maximum === undefined ? '' : `At most ${text(maximum)}`;
}

/** One step up or down: whole numbers by one, others by one in their last digit. */
function stepped(text: string, direction: 1 | -1, integer: boolean): string {
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  const digits = integer ? 0 : (text.split('.')[1]?.length ?? 0);
  return (value + direction * 10 ** -digits).toFixed(digits);
}

const choiceTitles: Readonly<Record<string, string>> = {
  percent: 'Percent',
  atr: 'Multiples of ATR',
  percent_equity: 'Percent of equity',
  percent_risk: 'Percent at risk',
  fixed_notional: 'Fixed amount',
  fixed_units: 'Fixed units',
  volatility_target: 'Volatility target',
  kelly: 'Kelly fraction',
  inverse_volatility: 'Inverse volatility',
  any: 'Any',
  winning: 'In favour',
  losing: 'Against',
  loss: 'A loss',
  spot: 'Spot',
  perpetual: 'Perpetual',
  future: 'Future',
  index: 'Index',
};

function choiceTitle(choice: string): string {
  return choiceTitles[choice] ?? choice;
}
