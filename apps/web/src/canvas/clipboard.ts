import { clippingOf, clippingText, pasteCommands, readClipping } from '@strategy-builder/domain';
import type { ActingPage } from '../actions/action.js';
import { keysText } from '../actions/keys.js';
import { formatCount } from '../shared/format.js';
import { toast } from '../shared/toasts.js';
import { selectNodes, useCanvasState } from './canvas-store.js';
import { deleteCommands } from './delete-commands.js';
import { fitOptions } from './fit-options.js';
import { currentSelection } from './selection.js';

/** The selected nodes and the edges between them as text; undefined when none is selected. */
export function copiedText({ live }: ActingPage): string | undefined {
  const { nodes } = currentSelection();
  return nodes.length === 0 ? undefined : clippingText(clippingOf(live.store.getState().flow, nodes));
}

/** Says what lies in the clipboard now. */
export function tellCopied(): void {
  const { length } = currentSelection().nodes;
  toast({
    tone: 'success',
    title: length === 1 ? 'One node copied' : `${formatCount(length)} nodes copied`,
    detail: 'Paste here or in another strategy.',
  });
}

/** Takes the selected nodes out, after they were copied. */
export function cutSelected({ live, perform }: ActingPage): void {
  const { nodes } = currentSelection();
  perform(...deleteCommands(live.store.getState().flow, { nodes, edges: [] }));
}

/** As from the list of commands, where no keys were pressed: the browser may ask whether the page may. */
export async function copyByName(page: ActingPage): Promise<boolean> {
  const text = copiedText(page);
  if (text === undefined) return false;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    notAllowed('copying', 'Mod+C');
    return false;
  }
  tellCopied();
  return true;
}

export async function cutByName(page: ActingPage): Promise<void> {
  if (await copyByName(page)) cutSelected(page);
}

export async function pasteByName(page: ActingPage): Promise<void> {
  let text: string;
  try {
    text = await navigator.clipboard.readText();
  } catch {
    return notAllowed('pasting', 'Mod+V');
  }
  pasteText(text, page);
}

function notAllowed(what: string, keys: string): void {
  const detail = `Press ${keysText(keys)} on the canvas instead.`;
  toast({ tone: 'warning', title: `The browser did not allow ${what}`, detail });
}

/** Puts the nodes of a text on the canvas, all or none, and selects them. Text of another kind is answered. */
export function pasteText(text: string, page: ActingPage): void {
  const clipping = readClipping(text);
  if (clipping === null) {
    toast({
      tone: 'warning',
      title: 'There are no nodes in the clipboard',
      detail: text.trim()
        ? 'Select nodes and copy them first. A strategy in words or in code goes into the chat.'
        : 'Select nodes and copy them first.',
    });
    return;
  }
  const { commands, ids } = pasteCommands(clipping, page.live.store.getState().flow);
  if (!page.perform(...commands)) return;
  selectNodes(ids);
  requestAnimationFrame(() => bringIntoView(ids, page));
}

/** A copy beside the selected nodes; what is in the clipboard stays. */
export function duplicateSelected(page: ActingPage): void {
  const text = copiedText(page);
  if (text !== undefined) pasteText(text, page);
}

/** Moves the view only when something of these nodes is out of it. */
function bringIntoView(ids: readonly string[], { canvas }: ActingPage): void {
  const frame = document.querySelector('.react-flow')?.getBoundingClientRect();
  if (frame === undefined) return;
  const wanted = new Set(ids);
  const isOutside = useCanvasState
    .getState()
    .nodes.filter(({ id }) => wanted.has(id))
    .some(({ position, measured }) => {
      const { x, y } = canvas.flowToScreenPosition(position);
      const zoom = canvas.getZoom();
      const [right, bottom] = [x + (measured?.width ?? 0) * zoom, y + (measured?.height ?? 0) * zoom];
      return x < frame.left || y < frame.top || right > frame.right || bottom > frame.bottom;
    });
  if (isOutside) void canvas.fitView({ ...fitOptions, nodes: ids.map((id) => ({ id })), padding: 0.3 });
}
