import {
  constantsOf,
  decide,
  type FlowNode,
  inputPortsInFlow,
  isRefusal,
  limits,
} from '@strategy-builder/domain';
import { useEffect, useId, useRef, useState } from 'react';
import { useEditable, useShownFlow } from '../history/viewed-revision.js';
import { useLiveFlow } from '../live/use-live.js';
import { usePerform } from '../live/use-perform.js';
import { type FormulaEditor, type FormulaFault, startFormulaEditor } from './formula-editor.js';

/** The node's formula, checked while it is written and stored when the person is done with it. */
export default function FormulaField({ node }: { node: FlowNode }) {
  const labelId = useId();
  const live = useLiveFlow();
  const flow = useShownFlow();
  const perform = usePerform();
  const editable = useEditable();
  const stored = node.formula ?? '';
  const [draft, setDraft] = useState(stored);
  const [fault, setFault] = useState<FormulaFault | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<FormulaEditor | null>(null);
  const changed = draft !== stored;

  const check = (text: string): FormulaFault | null => {
    const decision = decide({ type: 'SetFormula', id: node.id, formula: text }, live.store.getState().flow, {
      maxNodes: Number.POSITIVE_INFINITY,
    });
    if (!isRefusal(decision)) return null;
    const { position, length } = decision.facts;
    return {
      message: decision.detail,
      position: typeof position === 'number' ? position : 0,
      length: typeof length === 'number' ? length : text.length,
    };
  };
  const apply = (): void => {
    const text = editor.current?.text() ?? draft;
    if (text !== stored && !check(text)) perform({ type: 'SetFormula', id: node.id, formula: text });
  };
  // What the editor calls back sees the newest state without being built anew.
  const latest = useRef({ check, apply });
  latest.current = { check, apply };

  const names = [...inputPortsInFlow(flow, node).map((port) => port.name), ...constantsOf(node)].filter(
    (name) => name !== 'bars',
  );
  const namesKey = names.join(' ');

  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor lives as long as the field
  useEffect(() => {
    editor.current = startFormulaEditor(box.current!, {
      text: stored,
      labelledBy: labelId,
      onChange(text) {
        const found = latest.current.check(text);
        setDraft(text);
        setFault(found);
        editor.current?.mark(found);
      },
      onApply: () => latest.current.apply(),
    });
    return () => editor.current?.destroy();
  }, []);
  useEffect(() => editor.current?.setNames(namesKey.split(' ').filter(Boolean)), [namesKey]);
  useEffect(() => editor.current?.setEditable(editable), [editable]);

  // A change by somebody else shows at once, unless this person is in the middle of one.
  const shown = useRef(stored);
  useEffect(() => {
    if (shown.current === stored) return;
    const untouched = editor.current?.text() === shown.current;
    shown.current = stored;
    if (untouched) editor.current?.replace(stored);
  }, [stored]);

  return (
    <div className="field">
      <span id={labelId} className="label">
        Formula
      </span>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the editor inside is what has the focus */}
      <div ref={box} className={`formula-box ${fault ? 'invalid' : ''}`} onBlur={() => apply()} />
      <div className="formula-foot">
        <span className={fault ? 'error' : 'hint'} role={fault ? 'alert' : undefined}>
          {fault?.message ??
            (changed
              ? `Ctrl Enter applies it. At most ${limits.formula.toLocaleString('en-US')} characters.`
              : '')}
        </span>
        {changed && (
          <button
            type="button"
            className="button quiet"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => editor.current?.replace(stored)}
          >
            Revert
          </button>
        )}
      </div>
    </div>
  );
}
