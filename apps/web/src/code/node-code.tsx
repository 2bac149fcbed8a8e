import type { FlowNode } from '@strategy-builder/domain';
import { sentenceFor } from '../shared/api.js';
import { useCode } from './code-api.js';
import { CodeView } from './code-view.js';
import './code.css';
import { CopyButton } from './copy-button.js';

/** What one node comes to in Python. */
export default function NodeCode({ node }: { node: FlowNode }) {
  const code = useCode(node.id);
  if (code.error) return <p className="callout warning node-code-problem">{sentenceFor(code.error)}</p>;
  if (!code.data) return <p className="inspector-hint">Writing the Python…</p>;
  return (
    <div className="node-code">
      <div className="code-head">
        <span className="faint">Python, standard library only</span>
        <CopyButton text={code.data.source} />
      </div>
      <CodeView source={code.data.source} label={`Python of ${node.label}`} />
    </div>
  );
}
