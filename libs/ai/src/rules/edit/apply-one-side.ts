import { type Applied, unclear } from './applied.js';
import { inWords, setDistance } from './apply-setting.js';
import type { EditWord } from './edit-word.js';
import type { FlowEditor } from './flow-editor.js';

type Sided = Extract<EditWord, { readonly is: 'sided-setting' }>;

/** A distance for one side: that of the strategy where it trades no other. */
export function setForSide(editor: FlowEditor, { side, kind, distance }: Sided): Applied {
  const other = side === 'long' ? 'short' : 'long';
  if (!editor.ruleLines.has(`enter_${other}`)) return setDistance(editor, kind, distance);
  const unit = distance.mode === 'atr' ? ' ATR' : '%';
  return unclear(
    `Longs and shorts of one strategy share their ${inWords(kind)}. Should it be ${distance.value}${unit} for both?`,
    [`${inWords(kind)} ${distance.value}${unit}`],
  );
}

/** What is held while this market is left is a strategy of its own: it is told with the whole. */
export function askForRefuge(editor: FlowEditor, symbol: string): Applied {
  return unclear(
    `While ${editor.symbol} is left, nothing is held. To hold ${symbol} then, the whole has to be told: under which condition is ${editor.symbol} held?`,
    [
      `Hold ${editor.symbol} while ${editor.symbol} is above its 200 day SMA, otherwise ${symbol}`,
      `Trade ${symbol} instead of ${editor.symbol}`,
    ],
  );
}
