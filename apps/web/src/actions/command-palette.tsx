import { chatCommandNames, chatCommands } from '@strategy-builder/ai/chat';
import { useMemo } from 'react';
import { askInChat } from '../chat/ask.js';
import { useEditable } from '../history/viewed-revision.js';
import { useCatalogue } from '../palette/catalogue.js';
import { useAddNode } from '../palette/use-add-node.js';
import { nodeTypeTitles } from '../shared/node-types.js';
import { useOverlay } from '../shared/overlay.js';
import { actionIds, actions, isPossible } from './actions.js';
import type { Pick } from './find.js';
import { keysText } from './keys.js';
import { PickDialog } from './pick-dialog.js';
import { useActions } from './use-actions.js';

type Command = Pick & { readonly run: () => void };

/** Everything that can be done, by name: the actions of the page, the kinds of nodes, the commands of the chat. */
export function CommandPalette() {
  const [open, setOpen] = useOverlay('commands');
  const picks = useCommands(open);
  return (
    <PickDialog
      open={open}
      onClose={() => setOpen(false)}
      title="All commands"
      placeholder="What do you want to do?"
      picks={picks}
      nothing=""
      onPick={({ run }) => run()}
    />
  );
}

function useCommands(open: boolean): readonly Command[] {
  const { page, run } = useActions();
  const kinds = useCatalogue();
  const editable = useEditable();
  const add = useAddNode();
  return useMemo(() => {
    if (!open) return [];
    return [
      ...actionIds
        .filter((id) => id !== 'commands')
        .map((id): Command => {
          const action = actions[id];
          return {
            id,
            group: action.group,
            label: action.label,
            ...('words' in action ? { words: action.words } : {}),
            keys: keysText(action.keys),
            disabled: !isPossible(action, page),
            run: () => run(id),
          };
        }),
      ...kinds.map(
        (kind): Command => ({
          id: `kind-${kind.type}-${kind.kind}`,
          group: `Add a ${nodeTypeTitles[kind.type].title.toLowerCase()}`.replace(
            'a execution',
            'an execution',
          ),
          label: `Add ${kind.title}`,
          detail: kind.description,
          words: `${kind.kind.replaceAll('_', ' ')} ${kind.type} node`,
          disabled: !editable,
          run: () => add(kind),
        }),
      ),
      ...chatCommandNames.map((name): Command => {
        const { usage, summary, arguments: wanted } = chatCommands[name];
        const isWhole = wanted.every((argument) => 'optional' in argument);
        return {
          id: `chat-${name}`,
          group: 'Chat commands',
          label: usage,
          detail: summary,
          run: () => askInChat(isWhole ? `/${name}` : `/${name} `, { send: isWhole }),
        };
      }),
    ];
  }, [open, page, run, kinds, editable, add]);
}
