import type { Expression } from '@strategy-builder/language';
import { barsIn } from '../lex/timeframes.js';
import { tradingDays } from '../lexicon/tickers.js';
import { type Applied, done, pass, unclear } from './applied.js';
import type { Window } from './edit-word.js';
import type { FlowEditor } from './flow-editor.js';
import { visit, windowOf, windowsIn, withWindow } from './rule-lines.js';

/** `55 and 20 instead`, of a breakout: the first for the way in, the second for the way out. */
export function setWindows(editor: FlowEditor, lengths: readonly number[]): boolean {
  const lines = new Map(editor.ruleLines);
  const [enter, exit, ...more] = lengths;
  if (enter === undefined || exit === undefined || more.length > 0) return false;
  const found = [...lines].map(([signal, line]) => ({ signal, line, windows: windowsIn(line) }));
  if (found.length < 2 || found.some(({ windows }) => windows.length !== 1)) return false;
  for (const { signal, line, windows } of found)
    lines.set(signal, withWindow(line, windows[0] ?? 0, signal.startsWith('enter') ? enter : exit));
  editor.setLines(lines);
  editor.done.push(`The way in looks back ${enter} bars, the way out ${exit}.`);
  return true;
}

/** `use the 100 day high and the 50 day low instead`: how far back the highs and lows of the rules reach. */
export function setExtremes(editor: FlowEditor, windows: readonly Window[]): Applied {
  for (const window of windows) {
    const to = barsIn(window.to.value, window.to.unit, editor.timeframe, tradingDays(editor.symbol));
    const acts = actsOf(editor, window);
    const [act, ...others] = acts;
    if (act === undefined) return pass;
    if (others.length > 0)
      return unclear(`Highs and lows stand in several rules. Which should look back ${to} bars?`, [
        `entry over ${to} bars`,
        `exit over ${to} bars`,
      ]);
    const lines = new Map(editor.ruleLines);
    for (const [signal, line] of lines) {
      if (!signal.startsWith(act)) continue;
      for (const size of new Set(extremesIn(line).map((found) => found.size)))
        lines.set(signal, withWindow(lines.get(signal) ?? line, size, to));
    }
    editor.setLines(lines);
    const said =
      window.to.unit === 'bar' || to === window.to.value ? '' : `, ${window.to.value} ${window.to.unit}s`;
    editor.done.push(`The ${act === 'enter' ? 'entry' : 'exit'} looks back ${to} bars${said}.`);
  }
  return done;
}

type Act = 'enter' | 'exit';

/** The rules that a length is told of: those that are named, or those with the high or low that is named. */
function actsOf(editor: FlowEditor, { act, of }: Window): readonly Act[] {
  const acts = (['enter', 'exit'] as const).filter((one) => act === null || one === act);
  const name = of === null ? null : of === 'high' ? 'highest' : 'lowest';
  const side = editor.ruleLines.has('enter_long') ? 'long' : 'short';
  const holding = acts.filter((one) =>
    extremesIn(editor.ruleLines.get(`${one}_${side}`)).some((found) => name === null || found.name === name),
  );
  // "Change the breakout to 55 days"
  return holding.length > 1 && of === null && act === null ? ['enter'] : holding;
}

function extremesIn(
  line: Expression | undefined,
): readonly { readonly name: string; readonly size: number }[] {
  const found: { name: string; size: number }[] = [];
  if (line === undefined) return found;
  visit(line, (part) => {
    if (part.kind !== 'call' || (part.name !== 'highest' && part.name !== 'lowest')) return;
    const size = windowOf(part);
    if (size !== null) found.push({ name: part.name, size });
  });
  return found;
}
