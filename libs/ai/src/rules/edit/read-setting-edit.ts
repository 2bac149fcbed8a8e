import type { Lexeme } from '../lex/lexeme.js';
import type { SettingHead } from '../lexicon/meaning.js';
import { beginsWith, inOrder } from '../scan/spoken.js';
import type { EditClause } from './edit-clause.js';
import type { Distance } from './edit-values.js';
import { type EditWord, type RiskKind, riskKinds } from './edit-word.js';

/** The settings of the chain behind the rules, by the words that name them. */
const kindsOfHeads: Readonly<Partial<Record<SettingHead, RiskKind>>> = {
  ...riskKinds,
  risk: 'position_size',
  ladder: 'take_profit_ladder',
  'time-exit': 'time_exit',
  leverage: 'leverage',
  pyramiding: 'pyramiding',
  'pyramiding-winners': 'pyramiding',
  'pyramiding-losers': 'pyramiding',
  cooldown: 'cooldown',
  'daily-loss': 'daily_loss_limit',
  'drawdown-limit': 'kill_switch',
  'drawdown-word': 'kill_switch',
  'trades-a-day': 'max_trades_per_day',
};

export function kindsNamed(clause: EditClause): readonly RiskKind[] {
  const kinds = clause.heads.flatMap((head) => {
    const kind = head === 'stop' ? stopNamed(clause) : kindsOfHeads[head];
    return kind === undefined ? [] : [kind];
  });
  if (/\blimit on (the )?(number of )?trades\b|\btrades? limit\b/.test(clause.words))
    kinds.push('max_trades_per_day');
  // "halve the position", "the holding time"
  if (kinds.length === 0 && clause.writes('position', 'positions', 'stake', 'bet'))
    kinds.push('position_size');
  // "make it hold twice as long"
  if (kinds.length === 0 && clause.writes('hold', 'holds', 'holding')) kinds.push('time_exit');
  return [...new Set(kinds)];
}

/** "The stop loss" is a fixed one; "the stop" is the one that is there. */
function stopNamed(clause: EditClause): RiskKind {
  if (/\b(both|all) (the |my )?stops\b/.test(clause.words)) return 'both_stops';
  return /\bstop.?loss|\bfixed\b|\bhard\b|\bsl\b/.test(clause.words) ? 'stop_loss' : 'any_stop';
}

/** Kinds of words that a change of a setting may hold beside its name and number. */
const aroundSettings: readonly Lexeme['is'][] = [
  'edit',
  'mark',
  'head',
  'number',
  'multiple',
  'verb',
  'unknown',
  'indicator',
  'strategy',
  'filler',
  'compare',
  'speed',
  'part',
  'way',
];

/** Whether a clause speaks of settings only: no condition, no market, no trade. */
export function isAboutSettings(clause: EditClause, ...besides: readonly Lexeme['is'][]): boolean {
  if (!clause.only(...aroundSettings, 'action', ...besides)) return false;
  if (clause.marked('when', 'only', 'unless', 'until')) return false;
  return clause.indicators.every((name) => name === 'atr');
}

const dropping = ['drop', 'without', 'forget', 'ignore', 'skip', 'scrap', 'lose', 'cancel'];

/** Whether something is to go: `remove`, `no ... any more`, `forget about`. */
export function removes(clause: EditClause): boolean {
  if (clause.does('remove')) return true;
  if (clause.does('clear') && clause.has('head', 'indicator', 'field')) return true;
  return clause.says(...dropping) || denies(clause) || saysItCanGo(clause);
}

/** "No stop", "I don't need the stop"; not "EMA, not SMA". */
function denies(clause: EditClause): boolean {
  const at = clause.placeOf('not');
  const named = [
    'indicator',
    'head',
    'number',
    'field',
    'asset',
    'venue',
    'duration',
    'timeframe',
    'side',
  ] as const;
  return at !== -1 && !clause.part(0, at).has(...named);
}

/** "The volume condition can go", "is not needed". */
function saysItCanGo(clause: EditClause): boolean {
  const { words } = clause;
  // "take the volume rule out"
  if (
    beginsWith(clause.spoken.slice(0, 2), 'take', 'leave', 'kick', 'throw', 'rip') &&
    clause.writes('out') &&
    !clause.has('part', 'number', 'asset')
  )
    return true;
  if (
    /\b(turn|switch)(ed)? off\b|\boff$/.test(words) &&
    clause.has('head', 'filter') &&
    !clause.has('part', 'number')
  )
    return true;
  return /\b(can|should|must|may) go\b|\bgoes away\b|\bno longer needed\b/.test(words);
}

/** `remove the take profit`, `no leverage`. */
export function readRemovedSettings(clause: EditClause): EditWord | null {
  if (!removes(clause) || !isAboutSettings(clause)) return null;
  if (clause.has('number', 'multiple', 'indicator', 'part') || clause.marked('with', 'instead', 'for'))
    return null;
  if (clause.does('add', 'replace', 'keep') || clause.makes) return null;
  if (clause.does('change') && !clause.writes('off')) return null;
  // "never risk more than": no removal.
  if (clause.has('compare') || clause.actions.length > 0) return null;
  const kinds = kindsNamed(clause);
  return kinds.length === 0 ? null : { is: 'remove-settings', kinds };
}

/** `make the stop a trailing one`, `a fixed stop instead of the trailing one`. */
export function readMovedStop(clause: EditClause): EditWord | null {
  if (!isAboutSettings(clause) || clause.actions.length > 0) return null;
  const { heads } = clause;
  const trails = heads.includes('trail');
  const stops = heads.includes('stop');
  if (heads.some((head) => head !== 'trail' && head !== 'stop')) return null;
  const fixed = clause.writes(...fixedWords);
  const changes =
    clause.does('change', 'replace', 'use') ||
    clause.makes ||
    clause.marked('instead') ||
    clause.says('convert') ||
    // "let the stop trail"
    /\bstop (trail|trails)$/.test(clause.spoken.join(' '));
  if (!trails || !changes) return null;
  const amounts = clause.amounts();
  if (amounts.length > 1) return null;
  const distance = amounts[0]?.distance ?? null;
  const first = heads.indexOf('trail');
  const named = stops || fixed || clause.writes('stop', 'stops');
  if (!named && !clause.marked('it', 'instead')) return null;
  // "make the trailing stop 4%" changes the one that is there.
  const trailOnly = !stops && !fixed;
  if (trailOnly && !turnsIntoTrailing(clause)) return null;
  const instead = clause.placeOf('instead');
  const trailAt = clause.lexemes.findIndex((lexeme) => lexeme.is === 'head' && lexeme.head === 'trail');
  const behind = instead !== -1 && instead < trailAt && instead > 0;
  const toFixed =
    (fixed && !stops && behind) ||
    (fixed && !behind && inOrder(clause.spoken, ['trail'], fixedWords) && instead === -1) ||
    (stops && first === 0 && !clause.does('use') && instead === -1 && !clause.makes) ||
    (stops && behind);
  return toFixed
    ? { is: 'move-stop', from: 'trail', to: 'stop', distance }
    : { is: 'move-stop', from: 'stop', to: 'trail', distance };
}

/** "Make the stop trail", "make it a trailing stop", "make the stop a trailing one", "trail the stop instead". */
function turnsIntoTrailing(clause: EditClause): boolean {
  const { spoken } = clause;
  if (inOrder(spoken, ['stop'], ['trail'])) return true;
  const verb = spoken.findIndex((word) => turning.includes(word));
  const pronoun = ['it', 'that', 'this'].includes(spoken[verb + 1] ?? '');
  if (verb !== -1 && pronoun && beginsWith(spoken.slice(verb), 'trail')) return true;
  return clause.marked('instead') && !clause.heads.includes('target');
}

const turning: readonly string[] = ['make', 'turn', 'change', 'switch', 'convert', 'set'];
const fixedWords: readonly string[] = ['fixed', 'normal', 'static', 'hard', 'regular', 'plain'];

/** `2.5 ATR for the stop instead of the 5%`, `the target at 3 ATR rather than 10%`. */
export function readDistance(clause: EditClause): EditWord | null {
  // "ATR multiple 2.5"
  const [factor, ...factors] = clause.all('number');
  if (
    factor?.unit === 'plain' &&
    factors.length === 0 &&
    clause.writes('multiple', 'multiplier') &&
    clause.indicators.every((name) => name === 'atr') &&
    clause.has('indicator')
  )
    return {
      is: 'set-distance',
      kind: 'any_stop',
      distance: { mode: 'atr', value: factor.value, period: null },
    };
  if (!isAboutSettings(clause) || clause.actions.length > 0) return null;
  const tightened = readTightened(clause);
  if (tightened !== null) return tightened;
  const names = new Set(clause.heads);
  const [head] = names;
  if (names.size !== 1 || (head !== 'stop' && head !== 'target' && head !== 'trail')) return null;
  if (clause.marked('slash', 'of') && clause.writes('r')) return null;
  const replaced = clause.placeOf('instead', 'not', 'from');
  const amounts = clause.amounts();
  const [one, two] = amounts;
  if (one === undefined || amounts.length > 2) return null;
  if (removes(clause) && !clause.marked('not')) return null;
  let wanted: Distance | null = null;
  if (two === undefined) {
    // "use 3 ATR for the stop": the name behind its distance.
    const linked =
      clause.makes ||
      clause.marked('for', 'on', 'at', 'to', 'with') ||
      clause.does('use', 'change', 'tighten', 'widen');
    wanted = replaced === -1 && linked && !clause.does('add') ? one.distance : null;
    if (replaced !== -1 && clause.marked('instead') && replaced > one.at) wanted = one.distance;
  } else if (replaced !== -1 && replaced < one.at) {
    // "instead of 5% use 2 ATR", "from 5% to 3%"
    wanted = two.distance;
  } else if (replaced > one.at && replaced < two.at) wanted = one.distance;
  else if (clause.part(one.to, two.at).marked('to', 'arrow') && !clause.part(0, one.at).marked('to'))
    wanted = two.distance;
  else if (clause.marked('to', 'with', 'for', 'arrow') && clause.does('change', 'replace'))
    wanted = two.distance;
  if (wanted === null || wanted.value === 0) return null;
  const kind = head === 'stop' ? stopNamed(clause) : riskKinds[head];
  return { is: 'set-distance', kind, distance: wanted };
}

/** `tighten it to 3%`, `widen that to 2.5 ATR`: what is tightened without a name is the stop. */
function readTightened(clause: EditClause): EditWord | null {
  const [amount, ...more] = clause.amounts();
  if (amount === undefined || more.length > 0 || amount.distance.mode === null) return null;
  const bare = clause.only('edit', 'mark', 'number', 'indicator', 'filler', 'unknown');
  if (!bare || !clause.does('tighten', 'widen') || !clause.marked('to', 'it')) return null;
  if (clause.marked('by') || clause.all('unknown').some(({ word }) => !pronouns.has(word.toLowerCase())))
    return null;
  return { is: 'set-distance', kind: 'any_stop', distance: amount.distance };
}

const pronouns: ReadonlySet<string> = new Set('that this it now please up bit further'.split(' '));
