import { useId } from 'react';
import { IconButton } from '../shared/icon-button.js';
import { groupOf } from './found.js';
import { TemplateDrawing } from './template-drawing.js';
import type { Template } from './templates-api.js';

export function TemplateCard({
  template,
  disabled,
  editable,
  onNew,
  onAdd,
  onRemove,
}: {
  template: Template;
  disabled: boolean;
  /** Whether the strategy on the canvas can take it. */
  editable: boolean;
  onNew: () => void;
  onAdd: () => void;
  onRemove: () => void;
}) {
  const { name, description, sentence, origin, type, savedBy, evidence } = template;
  const count = Object.keys(template.nodes).length;
  const titleId = useId();
  return (
    <li className="template" aria-labelledby={titleId}>
      <TemplateDrawing nodes={template.nodes} edges={template.edges} />
      <div className="template-head">
        <h3 id={titleId}>{name}</h3>
        {origin === 'saved' && (
          <IconButton icon="trash" label={`Remove ${name}`} disabled={disabled} onClick={onRemove} />
        )}
      </div>
      <p className="faint">
        {groupOf(template)} · {type === 'node' ? 'some nodes' : 'whole strategy'} ·{' '}
        {count === 1 ? '1 node' : `${count} nodes`}
        {savedBy && ` · by ${savedBy.name}`}
      </p>
      {sentence ? <q>{sentence}</q> : description && <p className="soft">{description}</p>}
      <p className="template-evidence">{evidence.text}</p>
      <div className="actions">
        <button
          type="button"
          className="button"
          disabled={disabled || !editable}
          aria-label={`Add ${name} to this strategy`}
          onClick={onAdd}
        >
          Add
        </button>
        <button
          type="button"
          className="button primary"
          disabled={disabled}
          aria-label={`New strategy from ${name}`}
          onClick={onNew}
        >
          New strategy
        </button>
      </div>
    </li>
  );
}
