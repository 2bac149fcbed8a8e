import { type NodeType, nodeTypes } from '@strategy-builder/domain';
import { arrangeAll } from '../canvas/arrange-all.js';
import { showCanvasAs, useCanvasMode } from '../canvas/canvas-mode.js';
import { selectAll } from '../canvas/canvas-store.js';
import { copyByName, cutByName, duplicateSelected, pasteByName } from '../canvas/clipboard.js';
import { deleteCommands } from '../canvas/delete-commands.js';
import { fitOptions } from '../canvas/fit-options.js';
import { currentSelection } from '../canvas/selection.js';
import { askInChat } from '../chat/ask.js';
import { chooseImportFile, downloadFlow } from '../header/flow-files.js';
import { shareFlow } from '../header/share.js';
import { useViewedRevision } from '../history/viewed-revision.js';
import { editSelected } from '../inspector/edit-selected.js';
import { nodeTypeTitles } from '../shared/node-types.js';
import { showOverlay } from '../shared/overlay.js';
import { type DockTab, usePanels } from '../shared/panels.js';
import { switchTheme } from '../shared/theme.js';
import { askToRun } from '../simulation/run-asked.js';
import { openTranslations } from '../translations/shown-translations.js';
import type { ActingPage, Action } from './action.js';

const isEditable = (): boolean => useViewedRevision.getState().viewed === null;
const selectedNode = (): string | undefined => {
  const { nodes } = currentSelection();
  return nodes.length === 1 ? nodes[0] : undefined;
};
const isOneSelected = (): boolean => selectedNode() !== undefined;
const isNodeSelected = (): boolean => currentSelection().nodes.length > 0;
const isAnySelected = (): boolean => {
  const { nodes, edges } = currentSelection();
  return nodes.length + edges.length > 0;
};

const addKeys: Readonly<Record<NodeType, string>> = {
  data: 'A D',
  function: 'A F',
  strategy: 'A S',
  risk: 'A R',
  execution: 'A E',
};

function add(type: NodeType): Action {
  return {
    label: `Add ${nodeTypeTitles[type].title.toLowerCase()} node`,
    group: 'Add',
    keys: addKeys[type],
    words: nodeTypeTitles[type].about,
    isPossible: isEditable,
    run: () => showOverlay(`add-${type}`),
  };
}

function goTo(tab: DockTab, label: string, keys: string, words: string): Action {
  return { label, group: 'Go to', keys, words, run: () => usePanels.getState().showDock(tab) };
}

/** Everything that can be done on the page, once: buttons, shortcuts, the palette and the list of keys read it here. */
export const actions = {
  commands: {
    label: 'All commands',
    group: 'Help',
    keys: 'Mod+K',
    inFields: true,
    run: () => showOverlay('commands'),
  },
  shortcuts: {
    label: 'Keyboard shortcuts',
    group: 'Help',
    keys: '?',
    words: 'keys help',
    run: () => showOverlay('shortcuts'),
  },
  language: {
    label: 'Language reference',
    group: 'Help',
    keys: 'F1',
    words: 'formula functions help',
    inFields: true,
    run: () => showOverlay('language'),
  },

  undo: {
    label: 'Undo',
    group: 'Edit',
    keys: 'Mod+Z',
    isPossible: ({ steps }) => steps.undo !== null && isEditable(),
    run: ({ steps }) => steps.take('undo'),
  },
  redo: {
    label: 'Redo',
    group: 'Edit',
    keys: 'Mod+Shift+Z',
    also: ['Mod+Y'],
    isPossible: ({ steps }) => steps.redo !== null && isEditable(),
    run: ({ steps }) => steps.take('redo'),
  },
  edit: {
    label: 'Edit what is selected',
    group: 'Edit',
    keys: 'E',
    also: ['F2'],
    words: 'rename inspector settings parameters',
    run: editSelected,
  },
  connect: {
    label: 'Connect the selected node to…',
    group: 'Edit',
    keys: 'C',
    words: 'edge wire',
    isPossible: () => isOneSelected() && isEditable(),
    run: () => showOverlay('connect'),
  },
  delete: {
    label: 'Delete what is selected',
    group: 'Edit',
    keys: 'Delete',
    also: ['Backspace'],
    words: 'remove disconnect',
    isPossible: () => isAnySelected() && isEditable(),
    run: ({ live, perform }) => {
      perform(...deleteCommands(live.store.getState().flow, currentSelection()));
    },
  },
  copy: {
    label: 'Copy the selected nodes',
    group: 'Edit',
    keys: 'Mod+C',
    clipboard: 'copy',
    words: 'clipboard',
    isPossible: isNodeSelected,
    run: (page) => void copyByName(page),
  },
  cut: {
    label: 'Cut the selected nodes',
    group: 'Edit',
    keys: 'Mod+X',
    clipboard: 'cut',
    words: 'clipboard move',
    isPossible: () => isNodeSelected() && isEditable(),
    run: (page) => void cutByName(page),
  },
  paste: {
    label: 'Paste nodes',
    group: 'Edit',
    keys: 'Mod+V',
    clipboard: 'paste',
    words: 'clipboard insert',
    isPossible: isEditable,
    run: (page) => void pasteByName(page),
  },
  duplicate: {
    label: 'Duplicate the selected nodes',
    group: 'Edit',
    keys: 'Mod+D',
    words: 'copy clone',
    isPossible: () => isNodeSelected() && isEditable(),
    run: duplicateSelected,
  },
  selectAll: { label: 'Select all nodes', group: 'Edit', keys: 'Mod+A', run: selectAll },
  arrange: {
    label: 'Arrange nodes',
    group: 'Edit',
    keys: 'L',
    words: 'layout tidy',
    isPossible: isEditable,
    run: arrangeAll,
  },

  addData: add('data'),
  addFunction: add('function'),
  addStrategy: add('strategy'),
  addRisk: add('risk'),
  addExecution: add('execution'),

  search: {
    label: 'Search nodes',
    group: 'View',
    keys: 'Mod+F',
    inFields: true,
    words: 'find',
    run: () => {
      showCanvasAs('graph');
      showOverlay('search');
    },
  },
  list: {
    label: 'Show the graph as a list, or drawn again',
    group: 'View',
    keys: 'V',
    words: 'table outline',
    run: () => showCanvasAs(useCanvasMode.getState().mode === 'graph' ? 'list' : 'graph'),
  },
  fit: {
    label: 'Fit to screen',
    group: 'View',
    keys: 'F',
    words: 'zoom whole',
    run: ({ canvas }) => void canvas.fitView(fitOptions),
  },
  zoomIn: {
    label: 'Zoom in',
    group: 'View',
    keys: '+',
    also: ['='],
    run: ({ canvas }) => void canvas.zoomIn({ duration: 150 }),
  },
  zoomOut: {
    label: 'Zoom out',
    group: 'View',
    keys: '-',
    run: ({ canvas }) => void canvas.zoomOut({ duration: 150 }),
  },
  zoomWhole: {
    label: 'Zoom to 100%',
    group: 'View',
    keys: '1',
    run: ({ canvas }) => void canvas.zoomTo(1, { duration: 150 }),
  },
  chat: {
    label: 'Show or hide the chat',
    group: 'View',
    keys: 'B',
    run: () => usePanels.getState().toggle('chat'),
  },
  inspector: {
    label: 'Show or hide the inspector',
    group: 'View',
    keys: 'I',
    run: () => usePanels.getState().toggle('inspector'),
  },
  foldDock: {
    label: 'Fold the dock',
    group: 'View',
    keys: 'J',
    isPossible: () => usePanels.getState().dock !== null,
    run: () => usePanels.getState().showDock(null),
  },
  theme: { label: 'Switch between light and dark', group: 'View', keys: 'T', run: switchTheme },

  run: {
    label: 'Run the simulation',
    group: 'Go to',
    keys: 'R',
    words: 'simulate backtest test',
    run: askToRun,
  },
  goSimulation: goTo('simulation', 'Simulation', 'G S', 'backtest chart metrics trades robustness'),
  goCode: goTo('code', 'Code', 'G C', 'python sql typescript'),
  goData: goTo('data', 'Data', 'G D', 'import csv exchange'),
  goHistory: goTo('history', 'History', 'G H', 'events versions replay restore audit'),
  goProblems: goTo('problems', 'Problems', 'G P', 'errors warnings'),
  translations: {
    label: 'Translation history…',
    group: 'Go to',
    keys: 'G T',
    words: 'requests tokens model',
    run: ({ live }) => openTranslations({ flowId: live.flowId }),
  },

  newStrategy: { label: 'New strategy…', group: 'Strategy', keys: 'S N', run: () => showOverlay('new') },
  rename: {
    label: 'Rename…',
    group: 'Strategy',
    keys: 'S R',
    words: 'strategy name',
    isPossible: isEditable,
    run: () => showOverlay('rename'),
  },
  templates: {
    label: 'Templates…',
    group: 'Strategy',
    keys: 'S T',
    words: 'gallery examples',
    run: () => showOverlay('gallery'),
  },
  saveTemplate: {
    label: 'Save as template…',
    group: 'Strategy',
    keys: 'S A',
    run: () => showOverlay('save-template'),
  },
  export: {
    label: 'Export as a file',
    group: 'Strategy',
    keys: 'S E',
    words: 'download json',
    run: ({ live }) => void downloadFlow(live.flowId, live.store.getState().flow.name),
  },
  import: {
    label: 'Import a file…',
    group: 'Strategy',
    keys: 'S I',
    words: 'upload json',
    run: chooseImportFile,
  },
  share: {
    label: 'Share',
    group: 'Strategy',
    keys: 'S L',
    words: 'copy link invite',
    run: ({ live }) => void shareFlow(live.flowId),
  },
  archive: {
    label: 'Archive…',
    group: 'Strategy',
    keys: 'S D',
    words: 'delete remove',
    run: () => showOverlay('archive'),
  },

  message: {
    label: 'Write to the assistant',
    group: 'Chat',
    keys: 'M',
    words: 'chat message ask',
    run: () => askInChat(),
  },
  slash: {
    label: 'Write a /command',
    group: 'Chat',
    keys: '/',
    words: 'chat',
    run: () => askInChat('/'),
  },
} as const satisfies Readonly<Record<string, Action>>;

export type ActionId = keyof typeof actions;
export const actionIds = Object.keys(actions) as readonly ActionId[];

/** Every action by its keys. */
export const shortcuts: ReadonlyMap<string, ActionId> = new Map(
  actionIds.flatMap((id) => keysOf(actions[id]).map((keys) => [keys, id] as const)),
);

export function keysOf(action: Action): readonly string[] {
  return [action.keys, ...(action.also ?? [])];
}

export function isPossible(action: Action, page: ActingPage): boolean {
  return action.isPossible?.(page) ?? true;
}

/** The action that opens the kinds of a type. */
export const addActions = Object.fromEntries(
  nodeTypes.map((type) => [type, `add${type.charAt(0).toUpperCase()}${type.slice(1)}`]),
) as Readonly<Record<NodeType, ActionId>>;
