import type { DraftNode } from '../build/graph-draft.js';
import { type Applied, done, unclear } from './applied.js';
import { setHour } from './apply-clock.js';
import { applyHalt } from './apply-halt.js';
import {
  addIndicator,
  removeIndicator,
  replaceCondition,
  scaleLength,
  setLengths,
  setParams,
  setSpeed,
  setWidth,
  swapIndicator,
} from './apply-indicator.js';
import { setNumber, shiftLevels, swapNumber, swapNumbers } from './apply-number.js';
import { askForRefuge, setForSide } from './apply-one-side.js';
import { dropCondition, joinConditions, mirrorSides, removeRule, setLevel, turn } from './apply-rule.js';
import {
  addRung,
  moveStop,
  removeSettings,
  scaleSetting,
  setDistance,
  setLadder,
  setRung,
  setTimeExit,
} from './apply-setting.js';
import { addFilter, exchangeRules, holdInARow, setBars } from './apply-whole-edit.js';
import { setExtremes } from './apply-windows.js';
import { swapDay } from './days-swapped.js';
import { type EditWord, riskKinds } from './edit-word.js';
import { extendCalendar } from './extend-calendar.js';
import type { FlowEditor } from './flow-editor.js';

/** Carries out one instruction on the draft. */
export function applyEditWord(editor: FlowEditor, word: EditWord): Applied {
  switch (word.is) {
    case 'swap-number':
      return swapNumber(editor, word.from, word.to, word);
    case 'swap-numbers':
      return swapNumbers(editor, word.pairs);
    case 'set-number':
      return setNumber(editor, word);
    case 'set-level':
      return setLevel(editor, word);
    case 'set-lengths':
      return setLengths(editor, word.about, word.lengths);
    case 'set-params':
      return setParams(editor, word.about, word.values);
    case 'set-windows':
      return setExtremes(editor, word.windows);
    case 'set-width':
      return setWidth(editor, word.to);
    case 'set-speed':
      return setSpeed(editor, word.speed, word.to);
    case 'scale-length':
      return scaleLength(editor, word);
    case 'swap-indicator':
      return swapIndicator(editor, word);
    case 'replace-condition':
      return replaceCondition(editor, word.on, word.condition);
    case 'remove-indicator':
      return removeIndicator(editor, word.name, word.length);
    case 'remove-either':
      return unclear(
        'Which one should go?',
        [...new Set(word.names)]
          .flatMap((name) => editor.nodesOf(name))
          .map((node) => `remove ${nameOf(node)}`),
      );
    case 'remove-rule':
      return removeRule(editor, word.which);
    case 'drop-condition':
      return dropCondition(editor, word);
    case 'join':
      return joinConditions(editor, word.by, word.scope);
    case 'turn':
      return turn(editor, word);
    case 'shift-levels':
      return shiftLevels(editor, word);
    case 'scale-setting':
      return scaleSetting(editor, word.kind, word.change);
    case 'set-distance':
      return setDistance(editor, word.kind, word.distance);
    case 'move-stop':
      return moveStop(editor, word);
    case 'time-exit':
      return setTimeExit(editor, word.span);
    case 'set-ladder':
      return setLadder(editor, word.rungs);
    case 'add-rung':
      return addRung(editor, word.distance);
    case 'set-rung':
      return setRung(editor, word.place, word.distance);
    case 'remove-settings':
      return removeSettings(editor, word.kinds);
    case 'add-indicator':
      return addIndicator(editor, word.name, word.length);
    case 'drop-setting':
      editor.removeRisk(riskKinds[word.head]);
      return done;
    case 'halt':
      return applyHalt(editor, word);
    case 'sided-setting':
      return setForSide(editor, word);
    case 'refuge':
      return askForRefuge(editor, word.symbol);
    case 'swap-day':
      return swapDay(editor, word);
    case 'extend-calendar':
      return extendCalendar(editor, word);
    case 'ask':
      return unclear(word.question, word.choices);
    case 'set-hour':
      return setHour(editor, word);
    case 'exchange-rules':
      return exchangeRules(editor);
    case 'in-a-row':
      return holdInARow(editor, word.bars);
    case 'set-bars':
      return setBars(editor, word);
    case 'add-filter':
      return addFilter(editor, word);
    case 'flip':
      return mirrorSides(editor, 'flip');
    case 'both-sides':
      return mirrorSides(editor, 'add');
    case 'leave':
    case 'rename':
    case 'clear':
      return done;
  }
}

function nameOf({ label, id }: DraftNode): string {
  return label ?? id;
}
