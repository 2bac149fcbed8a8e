import type { Params } from '@strategy-builder/domain';
import type { DraftNode } from '../build/graph-draft.js';
import { capital } from '../capital.js';
import { barsIn } from '../lex/timeframes.js';
import { tradingDays } from '../lexicon/tickers.js';
import { type Applied, done, pass, unclear } from './applied.js';
import type { Distance, Span } from './edit-values.js';
import type { Change, EditWord, RiskKind, Rung } from './edit-word.js';
import type { FlowEditor } from './flow-editor.js';
import { expressionFrom, joinedBy, levelsIn } from './rule-lines.js';

type Word<K extends EditWord['is']> = Extract<EditWord, { readonly is: K }>;

export function inWords(kind: string): string {
  return kind.replaceAll('_', ' ');
}

const exact = (value: number): number => Number(value.toPrecision(12));

/** "The stop" of a strategy whose only stop trails is that one. */
function presentKind(editor: FlowEditor, kind: RiskKind): RiskKind {
  if (kind === 'any_stop') {
    const trails = editor.riskNode('stop_loss') === null && editor.riskNode('trailing_stop') !== null;
    return trails ? 'trailing_stop' : 'stop_loss';
  }
  if (editor.riskNode(kind) !== null) return kind;
  if (kind === 'take_profit' && editor.riskNode('take_profit_ladder') !== null) return 'take_profit_ladder';
  return kind;
}

export function removeSettings(editor: FlowEditor, kinds: readonly RiskKind[]): Applied {
  const each = kinds.flatMap((kind): readonly RiskKind[] =>
    kind === 'both_stops' ? ['stop_loss', 'trailing_stop'] : [kind],
  );
  for (const kind of each) {
    const present = presentKind(editor, kind);
    editor.done.push(
      editor.removeRisk(present)
        ? `The ${inWords(present)} is removed.`
        : `There is no ${inWords(present)} in this strategy.`,
    );
  }
  return done;
}

/** A distance as a node has it; what was said without a unit keeps the node's own. */
function paramsOfDistance(distance: Distance, like: DraftNode | null): Params {
  const mode = distance.mode ?? (like?.params.mode === 'atr' ? 'atr' : 'percent');
  const present = like?.params.mode === 'atr' ? like.params.period : undefined;
  const period = distance.period ?? (typeof present === 'number' ? present : 14);
  return mode === 'atr' ? { mode, value: distance.value, period } : { mode, value: distance.value };
}

function distanceInWords({ mode, value }: Params): string {
  return `${value}${mode === 'atr' ? ' ATR' : '%'}`;
}

export function setDistance(editor: FlowEditor, named: RiskKind, distance: Distance): Applied {
  if (named === 'both_stops') {
    setDistance(editor, 'stop_loss', distance);
    return setDistance(editor, 'trailing_stop', distance);
  }
  const kind = presentKind(editor, named);
  if (kind === 'take_profit_ladder') return pass;
  // "Take profit at 2700": a price, no distance.
  if (distance.mode === null && distance.value > 100) return leaveAtPrice(editor, kind, distance.value);
  const params = paramsOfDistance(distance, editor.riskNode(kind));
  editor.setRisk(kind, params);
  editor.done.push(`The ${inWords(kind)} is ${distanceInWords(params)}.`);
  return done;
}

/** Stops and targets are distances; a price is one more way out, decided at the close. */
function leaveAtPrice(editor: FlowEditor, kind: string, price: number): Applied {
  const lines = new Map(editor.ruleLines);
  for (const side of ['long', 'short'] as const) {
    if (!lines.has(`enter_${side}`)) continue;
    const up = (kind === 'take_profit') === (side === 'long');
    const out = expressionFrom(`close ${up ? '>=' : '<='} ${price}`);
    const present = lines.get(`exit_${side}`);
    lines.set(`exit_${side}`, present === undefined ? out : joinedBy('or', present, out));
  }
  editor.setLines(lines);
  editor.done.push(
    `It gets out as well when a bar closes at ${price} or beyond: stops and targets themselves are distances from the entry.`,
  );
  return done;
}

/** A fixed stop becomes a trailing one, or the other way round. */
export function moveStop(editor: FlowEditor, { from, to, distance }: Word<'move-stop'>): Applied {
  const kinds = { stop: 'stop_loss', trail: 'trailing_stop' } as const;
  const old = editor.riskNode(kinds[from]);
  const present = editor.riskNode(kinds[to]);
  const said = distance === null ? null : paramsOfDistance(distance, old ?? present);
  const params = said ?? (old === null ? null : distanceOf(old));
  if (params === null) {
    if (present !== null) {
      editor.done.push(`The stop is a ${inWords(kinds[to])} already.`);
      return done;
    }
    const name = to === 'trail' ? 'Trailing stop' : 'Stop loss';
    return unclear('How far from the price should the stop be?', [
      `${name} 3%`,
      `${name} 5%`,
      `${name} 3 ATR`,
    ]);
  }
  editor.removeRisk(kinds[from]);
  editor.setRisk(kinds[to], params);
  editor.done.push(
    old === null
      ? `The ${inWords(kinds[to])} is ${distanceInWords(params)}.`
      : `The ${inWords(kinds[from])} is a ${inWords(kinds[to])} of ${distanceInWords(params)} now.`,
  );
  return done;
}

function distanceOf({ params }: DraftNode): Params | null {
  const { mode, value, period } = params;
  if (typeof value !== 'number') return null;
  if (mode !== 'atr') return { mode: 'percent', value };
  return { mode, value, period: typeof period === 'number' ? period : 14 };
}

export function setTimeExit(editor: FlowEditor, { value, unit }: Span): Applied {
  editor.setRisk('time_exit', { period: barsIn(value, unit, editor.timeframe, tradingDays(editor.symbol)) });
  editor.done.push(`Positions are closed after ${value} ${unit}${value === 1 ? '' : 's'}.`);
  return done;
}

interface Step {
  readonly mode: 'percent' | 'atr';
  readonly value: number;
  readonly period: number;
  readonly share: number | null;
}

/** Shares of the position, each with its distance, in place of the target that was there. */
export function setLadder(editor: FlowEditor, rungs: readonly Rung[]): Applied {
  const target = editor.riskNode('take_profit');
  const plain = rungs.find(
    ({ distance }) => distance !== null && distance.mode === null && distance.value >= 20,
  );
  // "Exit half at 50", where 50 may be a level of RSI.
  if (plain?.distance != null && levelsIn(editor.ruleLines).length > 0) {
    const share = plain.share ?? 50;
    return unclear(
      `Parts of a position are closed at a profit only, not by a rule. At which profit should ${share}% of it go?`,
      [5, 10, plain.distance.value].map((value) => `Take ${share}% off at ${value}% profit`),
    );
  }
  const said = rungs.flatMap((rung) => stepsFrom(rung, target));
  const furthest = Math.max(...said.map(({ value }) => value));
  const shares = said.reduce((sum, { share }) => sum + (share ?? 0), 0);
  if (shares > 100.01)
    return unclear('The shares are more than the whole position. How large should each be?');
  const open = rungs.find(({ distance }) => distance === null);
  const rest = said.every(({ share }) => share !== null) && shares < 99.9;
  const old = target === null ? null : distanceOf(target);
  const beyond =
    old !== null && old.mode === said[0]?.mode && typeof old.value === 'number' && old.value > furthest
      ? old
      : null;
  const steps = [...said];
  // "Half off at 4%" keeps the target for the rest.
  if (beyond !== null && (open !== undefined || rest)) steps.push({ ...stepOf(beyond), share: null });
  else if (rest && open === undefined && old !== null && old.value !== furthest)
    return unclear(
      `The target of ${distanceInWords(old)} closes everything before ${furthest}${said[0]?.mode === 'atr' ? ' ATR' : '%'} is reached. What should become of it?`,
      [`half at ${distanceInWords(old)} and the rest at ${furthest}%`, 'remove the take profit'],
    );
  return writeLadder(editor, steps);
}

function stepOf({ mode, value, period }: Params): Omit<Step, 'share'> {
  return {
    mode: mode === 'atr' ? 'atr' : 'percent',
    value: Number(value),
    period: typeof period === 'number' ? period : 14,
  };
}

function stepsFrom({ share, distance }: Rung, target: DraftNode | null): readonly Step[] {
  if (distance === null) return [];
  return [{ ...stepOf(paramsOfDistance(distance, target)), share }];
}

/** The ladder of these steps; those without a share get equal parts of what the others leave. */
function writeLadder(editor: FlowEditor, steps: readonly Step[]): Applied {
  const [first] = steps;
  if (first === undefined) return pass;
  if (steps.some(({ mode }) => mode !== first.mode))
    return unclear('The targets are measured in percent and in ATR. In which of them should all be?');
  const given = steps.reduce((sum, { share }) => sum + (share ?? 0), 0);
  const open = steps.filter(({ share }) => share === null).length;
  const each = open === 0 ? 0 : Math.floor(((100 - given) / open) * 100) / 100;
  const sorted = steps
    .map((step) => ({ ...step, share: step.share ?? each }))
    .sort((a, b) => a.value - b.value);
  if (sorted.length > 4) return unclear('A ladder has four steps at most. Which of them should stay?');
  const params: Record<string, string | number> = { mode: first.mode };
  if (first.mode === 'atr') params.period = first.period;
  for (let place = 0; place < 4; place++) {
    const step = sorted[place];
    if (step !== undefined) params[`distance_${place + 1}`] = step.value;
    params[`share_${place + 1}`] = step?.share ?? 0;
  }
  editor.setRisk('take_profit_ladder', params);
  editor.removeRisk('take_profit');
  const unit = first.mode === 'atr' ? ' ATR' : '%';
  editor.done.push(
    `Profit is taken in steps: ${sorted.map(({ share, value }) => `${share}% at ${value}${unit}`).join(', ')}.`,
  );
  return done;
}

/** The steps that a ladder, or a single target, has now. */
function presentSteps(editor: FlowEditor): readonly Step[] {
  const ladder = editor.riskNode('take_profit_ladder');
  if (ladder === null) {
    const target = editor.riskNode('take_profit');
    const distance = target === null ? null : distanceOf(target);
    return distance === null ? [] : [{ ...stepOf(distance), share: 100 }];
  }
  return [1, 2, 3, 4].flatMap((place): readonly Step[] => {
    const share = ladder.params[`share_${place}`];
    const value = ladder.params[`distance_${place}`];
    if (typeof share !== 'number' || share <= 0 || typeof value !== 'number') return [];
    return [{ ...stepOf({ ...ladder.params, value }), share }];
  });
}

export function addRung(editor: FlowEditor, distance: Distance): Applied {
  const present = presentSteps(editor);
  if (present.length === 0) return setDistance(editor, 'take_profit', distance);
  const even = new Set(present.map(({ share }) => Math.round(share ?? 0))).size === 1;
  const like = editor.riskNode('take_profit') ?? editor.riskNode('take_profit_ladder');
  const step: Step = { ...stepOf(paramsOfDistance(distance, like)), share: null };
  if (!even)
    return unclear(
      `Which share of the position should be closed at ${step.value}${step.mode === 'atr' ? ' ATR' : '%'}?`,
    );
  return writeLadder(editor, [...present.map((one) => ({ ...one, share: null })), step]);
}

export function setRung(editor: FlowEditor, place: number, distance: Distance): Applied {
  const present = presentSteps(editor);
  if (present.length < 2 && place === 1) return setDistance(editor, 'take_profit', distance);
  if (place === present.length + 1) return addRung(editor, distance);
  if (place > present.length) return unclear(`There are ${present.length} targets. Which one should change?`);
  const like = editor.riskNode('take_profit_ladder');
  const changed = stepOf(paramsOfDistance(distance, like));
  return writeLadder(
    editor,
    present.map((step, at) => (at === place - 1 ? { ...step, ...changed } : step)),
  );
}

const numberNames: Readonly<Partial<Record<RiskKind, string>>> = {
  time_exit: 'period',
  cooldown: 'period',
  pyramiding: 'max_entries',
};

/** A setting as a multiple of what it is, or by so much more or less. */
export function scaleSetting(editor: FlowEditor, wanted: RiskKind, change: Change): Applied {
  if (wanted === 'both_stops') {
    const first = scaleSetting(editor, 'stop_loss', change);
    return first.is === 'done' ? scaleSetting(editor, 'trailing_stop', change) : first;
  }
  const kind = presentKind(editor, wanted);
  const node = editor.riskNode(kind);
  const name = numberNames[kind] ?? 'value';
  const value = node?.params[name];
  if (node === null || typeof value !== 'number')
    return unclear(
      `There is no ${inWords(kind)} in this strategy. Should one be added?`,
      addingChoices[kind] ?? [],
    );
  const scaled = scaledBy(value, change, isPercent(node));
  if (scaled.length > 1)
    return unclear(
      `The ${inWords(kind)} is ${value}%. What should it be?`,
      scaled.map((one) => `${capital(inWords(kind))} ${one}%`),
    );
  const whole = name !== 'value';
  const to = whole ? Math.max(1, Math.round(scaled[0] ?? value)) : (scaled[0] ?? value);
  editor.setRisk(kind, { [name]: to });
  const part =
    change.is === 'plus' && change.percent ? ` (${change.amount > 0 ? '+' : ''}${change.amount}%)` : '';
  editor.done.push(`${capital(inWords(kind))} ${to} instead of ${value}${part}.`);
  return done;
}

const addingChoices: Readonly<Partial<Record<RiskKind, readonly string[]>>> = {
  stop_loss: ['Stop loss 3%', 'Stop loss 2 ATR'],
  take_profit: ['Take profit 5%', 'Take profit 10%'],
  trailing_stop: ['Trailing stop 3%', 'Trailing stop 5%'],
  position_size: ['Position size 10%', 'Risk 1% per trade'],
};

function isPercent({ kind, params }: DraftNode): boolean {
  if (kind === 'daily_loss_limit' || kind === 'kill_switch') return true;
  return params.mode === 'percent' || params.mode === 'percent_equity' || params.mode === 'percent_risk';
}

/** What a number comes to; two readings of "by 25%" where the number is a percentage itself. */
export function scaledBy(value: number, change: Change, percent: boolean): readonly number[] {
  if (change.is === 'times') return [exact(value * change.factor)];
  if (!change.percent) return [exact(value + change.amount)].filter((one) => one > 0);
  const share = exact(value * (1 + change.amount / 100));
  const points = exact(value + change.amount);
  // "Widen the 4% stop by 50%": nobody means 54%.
  return !percent || points <= 0 || Math.abs(change.amount) > value ? [share] : [points, share];
}
