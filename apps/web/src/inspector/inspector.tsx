import { deleteCommands } from '../canvas/delete-commands.js';
import { useSelectedEdges, useSelectedNodes } from '../canvas/selection.js';
import { useEditable, useShownFlow } from '../history/viewed-revision.js';
import { usePerform } from '../live/use-perform.js';
import { Icon } from '../shared/icons.js';
import { EdgeInspector } from './edge-inspector.js';
import { FlowInspector } from './flow-inspector.js';
import './inspector.css';
import { NodeInspector } from './node-inspector.js';

/** Everything about what is selected; the strategy itself when nothing is. */
export function Inspector() {
  const flow = useShownFlow();
  const nodes = useSelectedNodes().filter((id) => flow.nodes[id]);
  const edges = useSelectedEdges().filter((id) => flow.edges[id]);
  const node = nodes.length === 1 && edges.length === 0 ? flow.nodes[nodes[0]!] : undefined;
  const edge = nodes.length === 0 && edges.length === 1 ? flow.edges[edges[0]!] : undefined;
  return (
    <aside className="inspector" aria-label="Inspector">
      {node ? (
        <NodeInspector key={node.id} node={node} />
      ) : edge ? (
        <EdgeInspector edge={edge} />
      ) : nodes.length + edges.length > 0 ? (
        <SeveralSelected nodes={nodes} edges={edges} />
      ) : (
        <FlowInspector />
      )}
    </aside>
  );
}

function SeveralSelected({ nodes, edges }: { nodes: readonly string[]; edges: readonly string[] }) {
  const perform = usePerform();
  const editable = useEditable();
  const flow = useShownFlow();
  const remove = (): boolean => perform(...deleteCommands(flow, { nodes, edges }));
  return (
    <section className="inspector-section" aria-label="Selection">
      <h2>
        {nodes.length} {nodes.length === 1 ? 'node' : 'nodes'}
        {edges.length > 0 && ` and ${edges.length} ${edges.length === 1 ? 'edge' : 'edges'}`} selected
      </h2>
      <ul className="plain-list">
        {nodes.map((id) => (
          <li key={id}>{flow.nodes[id]!.label}</li>
        ))}
      </ul>
      {editable && (
        <button type="button" className="button danger" onClick={remove}>
          <Icon name="trash" size={14} />
          Delete selection
        </button>
      )}
    </section>
  );
}
