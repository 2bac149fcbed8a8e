import { type FlowNode, findKind, isPython, limits } from '@strategy-builder/domain';
import { Tabs } from 'radix-ui';
import { lazy, Suspense } from 'react';
import { useEditable } from '../history/viewed-revision.js';
import { usePerform } from '../live/use-perform.js';
import { NodeProblems } from '../problems/node-problems.js';
import { IconButton } from '../shared/icon-button.js';
import { Icon } from '../shared/icons.js';
import { nodeTypeTitles, typeColour } from '../shared/node-types.js';
import { usePanels } from '../shared/panels.js';
import { CommittedField } from './committed-field.js';
import { NodeHistory } from './node-history.js';
import { NodeWiring } from './node-wiring.js';
import { ParameterFields } from './parameter-fields.js';

const FormulaField = lazy(() => import('./formula-field.js'));
const NodeCode = lazy(() => import('../code/node-code.js'));
const PythonWorkbench = lazy(() => import('../python/python-workbench.js'));

export function NodeInspector({ node }: { node: FlowNode }) {
  const perform = usePerform();
  const editable = useEditable();
  const kind = findKind(node.type, node.kind);
  const showDock = usePanels((state) => state.showDock);
  return (
    <>
      <header className="inspector-head" style={{ '--type': typeColour(node.type) }}>
        <span className="node-icon">
          <Icon name={node.type} />
        </span>
        <div>
          <h2 className="ellipsis">{node.label}</h2>
          <p>
            {nodeTypeTitles[node.type].title} · {kind?.title ?? node.kind} · <code>{node.id}</code>
          </p>
        </div>
        {editable && (
          <IconButton
            icon="trash"
            label="Delete node"
            onClick={() => perform({ type: 'RemoveNode', id: node.id })}
          />
        )}
      </header>
      <NodeProblems nodeId={node.id} />
      <Tabs.Root defaultValue={isPython(node) ? 'code' : 'settings'} className="inspector-tabs">
        <Tabs.List className="segments" aria-label="About this node">
          <Tabs.Trigger value="settings">Settings</Tabs.Trigger>
          <Tabs.Trigger value="code">Code</Tabs.Trigger>
          <Tabs.Trigger value="history">History</Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="settings" className="inspector-content">
          <section className="inspector-section" aria-label="Settings">
            <CommittedField
              label="Label"
              value={node.label}
              maxLength={limits.label}
              disabled={!editable}
              onCommit={(label) => perform({ type: 'EditNode', id: node.id, label })}
            />
            <ParameterFields node={node} />
            {node.formula !== undefined && (
              <Suspense fallback={<p className="faint">Loading the editor…</p>}>
                <FormulaField node={node} />
              </Suspense>
            )}
            <CommittedField
              label="Description"
              value={node.description}
              maxLength={limits.description}
              lines={2}
              disabled={!editable}
              placeholder="Why this node is here"
              onCommit={(description) => perform({ type: 'EditNode', id: node.id, description })}
            />
          </section>
          <NodeWiring node={node} />
          {kind && (
            <section className="inspector-section" aria-label="About this kind">
              <h3>Convention</h3>
              <p className="soft">{kind.convention}</p>
              <p className="faint">Source: {kind.source}</p>
            </section>
          )}
        </Tabs.Content>
        <Tabs.Content value="code" className="inspector-content">
          <Suspense fallback={<p className="inspector-hint">Loading…</p>}>
            {isPython(node) ? (
              <PythonWorkbench node={node} onLarger={() => showDock('code')} />
            ) : (
              <NodeCode node={node} />
            )}
          </Suspense>
        </Tabs.Content>
        <Tabs.Content value="history" className="inspector-content">
          <NodeHistory nodeId={node.id} />
        </Tabs.Content>
      </Tabs.Root>
    </>
  );
}
