import { useAction } from '../actions/use-actions.js';
import { askInChat } from '../chat/ask.js';
import { starters } from '../chat/starters.js';
import { Icon } from '../shared/icons.js';
import { usePanels } from '../shared/panels.js';

/** What an empty strategy offers: say it, or build it. */
export function CanvasEmpty() {
  const { onClick: templates } = useAction('templates');
  const chat = usePanels((state) => state.chat);
  return (
    <div className="canvas-empty">
      <h2>An empty strategy</h2>
      <p>Say in the chat what you want to build, or begin with a data source from the palette above.</p>
      <button type="button" className="button" onClick={templates}>
        <Icon name="layout" size={14} />
        Choose a template
      </button>
      {!chat && (
        <ul>
          {starters.map((starter) => (
            <li key={starter}>
              <button type="button" className="chip" onClick={() => askInChat(starter)}>
                <Icon name="agent" size={14} />
                {starter}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
