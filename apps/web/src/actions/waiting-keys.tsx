import { actions, shortcuts } from './actions.js';
import './actions.css';
import { useClipboard } from './use-clipboard.js';
import { useShortcuts } from './use-shortcuts.js';

/** After the first stroke of a shortcut: what the next one can be. */
export function WaitingKeys() {
  useClipboard();
  const begun = useShortcuts();
  const made = `${begun.join(' ')} `;
  return (
    <div className="waiting-keys" role="status" aria-label="Keys">
      {begun.length > 0 && (
        <ul>
          {[...shortcuts]
            .filter(([keys]) => keys.startsWith(made))
            .map(([keys, id]) => (
              <li key={keys}>
                <kbd>{keys.slice(made.length)}</kbd> {actions[id].label}
              </li>
            ))}
        </ul>
      )}
    </div>
  );
}
