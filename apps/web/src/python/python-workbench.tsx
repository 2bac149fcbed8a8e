import { codeOf } from '@strategy-builder/collab/client';
import { type FlowNode, limits } from '@strategy-builder/domain';
import { useEffect, useId, useRef, useState } from 'react';
import { CodeView } from '../code/code-view.js';
import '../code/code.css';
import { useEditable } from '../history/viewed-revision.js';
import { useLive, useLiveFlow } from '../live/use-live.js';
import { sentenceFor } from '../shared/api.js';
import { Icon } from '../shared/icons.js';
import { codeAwareness } from './code-awareness.js';
import { CodeReview } from './code-review.js';
import { usePythonTest } from './python-api.js';
import { type PythonEditor, startPythonEditor } from './python-editor.js';
import './python.css';
import { TestResult } from './test-result.js';

/** The code of a node in Python: everybody types in it at once, it is tried on sample bars, and reviewed. */
export default function PythonWorkbench({ node, onLarger }: { node: FlowNode; onLarger?: () => void }) {
  const live = useLiveFlow();
  const editable = useEditable();
  const unsaved = useLive((state) => state.unsaved);
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<PythonEditor | null>(null);
  const hintId = useId();
  const test = usePythonTest(node.id);
  const [tested, setTested] = useState<string>();
  const isOfThisCode = tested === node.code;
  const text = editable ? codeOf(live.doc, node.id) : undefined;
  const length = node.code?.length ?? 0;

  useEffect(() => {
    if (!text || !box.current) return undefined;
    editor.current = startPythonEditor(box.current, text, codeAwareness(live.awareness), {
      label: `Python of ${node.id}`,
      describedBy: hintId,
    });
    return () => {
      editor.current?.destroy();
      editor.current = null;
    };
  }, [text, live, node.id, hintId]);

  const failed = test.data?.status === 'failed' && test.data.error.node === node.id ? test.data.error : null;
  const fault = isOfThisCode ? failed : null;
  useEffect(() => {
    editor.current?.mark(fault && { line: fault.line, message: fault.message });
  }, [fault]);

  return (
    <div className="python-workbench">
      <CodeReview nodeId={node.id} editable={editable} />
      {text ? (
        <div ref={box} className="python-editor" />
      ) : (
        <CodeView language="python" source={node.code ?? ''} label={`Python of ${node.label}`} numbered />
      )}
      <div className="python-foot">
        <span id={hintId} className="faint">
          {length > limits.code * 0.9
            ? `${length.toLocaleString('en-US')} of ${limits.code.toLocaleString('en-US')} characters`
            : 'Tab indents. Esc, then Tab leaves the editor.'}
        </span>
        {onLarger && (
          <button type="button" className="button quiet" onClick={onLarger}>
            Edit below
          </button>
        )}
        {editable && (
          <button
            type="button"
            className="button"
            disabled={test.isPending || unsaved}
            onClick={() => {
              setTested(node.code);
              test.mutate();
            }}
          >
            <Icon name="play" size={14} />
            {test.isPending ? 'Running…' : 'Test on sample bars'}
          </button>
        )}
      </div>
      {test.error && (
        <p className="callout warning python-problem" role="alert">
          {sentenceFor(test.error)}
        </p>
      )}
      {test.data && !isOfThisCode && <p className="python-stale">The code has changed since this test.</p>}
      {test.data && <TestResult test={test.data} onLine={(line) => editor.current?.goTo(line)} />}
    </div>
  );
}
