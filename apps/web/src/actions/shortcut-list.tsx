import { Dialog } from '../shared/dialog.js';
import { useOverlay } from '../shared/overlay.js';
import { actionGroups } from './action.js';
import { actionIds, actions, keysOf } from './actions.js';
import './actions.css';
import { keysText } from './keys.js';
import { turnSingleKeys, useSingleKeys } from './single-keys.js';

/** All shortcuts, from the table that the keys themselves are looked up in. */
export function ShortcutList() {
  const [open, setOpen] = useOverlay('shortcuts');
  const singleKeys = useSingleKeys((state) => state.on);
  return (
    <Dialog
      open={open}
      onClose={() => setOpen(false)}
      wide
      title="Keyboard shortcuts"
      description="Tab goes from node to node on the canvas, Enter selects, the arrows move what is selected."
    >
      <div className="shortcut-groups">
        {actionGroups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {actionIds
                .filter((id) => actions[id].group === group)
                .map((id) => (
                  <div key={id}>
                    <dt>{actions[id].label}</dt>
                    <dd>
                      {keysOf(actions[id]).map((keys) => (
                        <kbd key={keys}>{keysText(keys)}</kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="single-keys">
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => turnSingleKeys(event.target.checked)}
        />
        Keys without Ctrl or Cmd are shortcuts
      </label>
    </Dialog>
  );
}
