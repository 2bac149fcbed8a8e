import { useAction } from '../actions/use-actions.js';
import { formulaParts } from '../canvas/node-summary.js';
import { useEditable } from '../history/viewed-revision.js';
import { usePerform } from '../live/use-perform.js';
import { useProblemsOf } from '../problems/problems.js';
import { IconButton } from '../shared/icon-button.js';
import { Icon } from '../shared/icons.js';
import { nodeTypeTitles, typeColour } from '../shared/node-types.js';
import type { OutlineRow } from './outline-rows.js';

/** One node in the list, with its connections and what can be done with it. Only the current row is in the Tab order. */
export function OutlineEntry({
  row,
  isCurrent,
  onFocus,
  onGo,
}: {
  row: OutlineRow;
  isCurrent: boolean;
  onFocus: () => void;
  onGo: (nodeId: string) => void;
}) {
  const { node, kind, values, inputs, feeds } = row;
  const perform = usePerform();
  const editable = useEditable();
  const problems = useProblemsOf(node.id);
  const edit = useAction('edit');
  const connect = useAction('connect');
  const remove = useAction('delete');
  const tabIndex = isCurrent ? 0 : -1;
  return (
    <tr
      aria-current={isCurrent ? 'true' : undefined}
      onFocus={onFocus}
      style={{ '--type': typeColour(node.type) }}
    >
      <th scope="row">
        <button
          type="button"
          className="outline-node"
          data-row={node.id}
          tabIndex={tabIndex}
          onClick={(event) => event.currentTarget.focus()}
          onDoubleClick={edit.onClick}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            edit.onClick();
          }}
        >
          <Icon name={node.type} />
          <span>
            <strong>{node.label}</strong>
            <span>
              {nodeTypeTitles[node.type].title}
              {kind === node.label ? '' : ` · ${kind}`}
            </span>
          </span>
        </button>
      </th>
      <td>
        {node.formula !== undefined && <code>{formulaText(node.formula, node.params)}</code>}
        {values && <span>{values}</span>}
      </td>
      <td>
        <ul>
          {inputs.map(({ port, from }) => (
            <li key={port}>
              <code>{port}</code>
              {from ? (
                <>
                  <button type="button" className="link" tabIndex={tabIndex} onClick={() => onGo(from.node)}>
                    <span className="visually-hidden">from </span>
                    {from.label}
                    {from.port && ` · ${from.port}`}
                  </button>
                  {editable && (
                    <IconButton
                      icon="close"
                      label={`Disconnect ${from.label} from ${port} of ${node.label}`}
                      tabIndex={tabIndex}
                      onClick={() => perform({ type: 'DisconnectNodes', id: from.edge })}
                    />
                  )}
                </>
              ) : (
                <span className="faint">not connected</span>
              )}
            </li>
          ))}
        </ul>
      </td>
      <td>
        <ul>
          {feeds.map((target) => (
            <li key={target.edge}>
              <button type="button" className="link" tabIndex={tabIndex} onClick={() => onGo(target.node)}>
                {target.label}
              </button>
            </li>
          ))}
        </ul>
      </td>
      <td>
        <ul>
          {problems.map(({ code, message, severity, fix }) => (
            <li key={`${code}${message}`} className={`outline-problem ${severity}`}>
              <Icon name={severity === 'error' ? 'error' : 'warning'} size={14} />
              <span>
                {message}
                {fix && editable && (
                  <button
                    type="button"
                    className="link-button"
                    tabIndex={tabIndex}
                    onClick={() => perform(...fix.commands)}
                  >
                    {fix.label}
                  </button>
                )}
              </span>
            </li>
          ))}
        </ul>
      </td>
      <td className="outline-actions">
        <IconButton icon="pencil" label={`Edit ${node.label}`} tabIndex={tabIndex} {...edit} />
        {editable && (
          <>
            <IconButton icon="link" label={`Connect ${node.label} to…`} tabIndex={tabIndex} {...connect} />
            <IconButton icon="trash" label={`Delete ${node.label}`} tabIndex={tabIndex} {...remove} />
          </>
        )}
      </td>
    </tr>
  );
}

/** The formula with its parameters as their values. */
function formulaText(formula: string, params: OutlineRow['node']['params']): string {
  return formulaParts(formula, params)
    .map((part) => part.text)
    .join('');
}
