import type { FlowEdge } from '@strategy-builder/domain';
import { selectNodes } from '../canvas/canvas-store.js';
import { useEditable, useShownFlow } from '../history/viewed-revision.js';
import { usePerform } from '../live/use-perform.js';
import { Icon } from '../shared/icons.js';

export function EdgeInspector({ edge }: { edge: FlowEdge }) {
  const flow = useShownFlow();
  const perform = usePerform();
  const editable = useEditable();
  const end = (id: string, port: string) => (
    <dd>
      <button type="button" className="link ellipsis" onClick={() => selectNodes([id])}>
        {flow.nodes[id]?.label ?? id}
      </button>
      <code className="faint">{port}</code>
    </dd>
  );
  return (
    <section className="inspector-section" aria-label="Edge">
      <h2>Edge</h2>
      <dl className="wiring">
        <div>
          <dt>From</dt>
          {end(edge.source, edge.sourcePort)}
        </div>
        <div>
          <dt>To</dt>
          {end(edge.target, edge.targetPort)}
        </div>
      </dl>
      {editable && (
        <button
          type="button"
          className="button danger"
          onClick={() => perform({ type: 'DisconnectNodes', id: edge.id })}
        >
          <Icon name="trash" size={14} />
          Disconnect
        </button>
      )}
    </section>
  );
}
