import type { FlowNode } from '@strategy-builder/domain';
import { sentenceFor } from '../shared/api.js';
import { useCode } from './code-api.js';
import { useCodeTarget } from './code-target.js';
import { CodeView } from './code-view.js';
import './code.css';
import { CopyButton } from './copy-button.js';
import { LanguageChoice } from './language-choice.js';

/** What one node comes to in a language. */
export default function NodeCode({ node }: { node: FlowNode }) {
  const code = useCode(node.id);
  const { chosen } = useCodeTarget();
  return (
    <div className="node-code">
      <div className="code-head">
        <LanguageChoice />
        {code.data && !code.error && (
          <span className="code-actions">
            <CopyButton text={code.data.source} />
          </span>
        )}
      </div>
      {code.error ? (
        <p className="callout warning node-code-problem">{sentenceFor(code.error)}</p>
      ) : code.data ? (
        <CodeView
          source={code.data.source}
          language={chosen.language}
          label={`${chosen.title} of ${node.label}`}
        />
      ) : (
        <p className="inspector-hint">Writing the {chosen.title}…</p>
      )}
    </div>
  );
}
