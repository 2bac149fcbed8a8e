import type { Lexeme } from '../lex/lexeme.js';
import { beginsWith, inOrder } from '../scan/spoken.js';
import { EditClause } from './edit-clause.js';
import type { ConditionName, EditWord } from './edit-word.js';
import { removes } from './read-setting-edit.js';

const places = ['first', 'second', 'third', 'fourth', 'fifth'];

/** `drop the volume condition`, `no RSI filter`, `remove the short side`: what goes, and from which rules. */
export function readRemoval(clause: EditClause): EditWord | null {
  if (!removes(clause) || clause.marked('when', 'instead', 'with', 'colon')) return null;
  if (clause.does('add', 'replace', 'create') || clause.makes) return null;
  // "everything except the RSI" names what stays.
  if (clause.marked('unless')) return null;
  if (clause.has('head')) return null;
  const said = clause.does('remove') || clause.has('filter') || !clause.marked('not');
  // "not above 70" denies a condition.
  if (!said && (clause.has('side', 'compare', 'number') || !onlyNames(clause))) return null;
  // "Not on Mondays" narrows the entries.
  const times = clause.has('weekdays', 'session', 'calendar-month', 'half-of-day', 'proportion');
  if (
    times &&
    !clause.does('remove') &&
    !clause.has('filter') &&
    !saysCondition(clause) &&
    clause.marked('not', 'on', 'in')
  )
    return null;
  const indicators = clause.indicators;
  if (indicators.length > 1 && clause.marked('or')) return { is: 'remove-either', names: indicators };
  const scope = withoutOut(clause).scope;
  const [number, ...more] = clause.all('number');
  if (
    number?.unit === 'plain' &&
    more.length === 0 &&
    clause.does('remove') &&
    clause.only('edit', 'mark', 'number', 'filler')
  )
    return {
      is: 'drop-condition',
      name: { by: 'number', value: number.value },
      scope,
      called: calledBy(clause),
    };
  const name = conditionNamed(clause);
  if (name !== null) {
    const whole = name.by === 'indicator' && scope.act === null && !saysCondition(clause);
    if (whole && name.by === 'indicator')
      return { is: 'remove-indicator', name: name.name, length: name.length };
    const narrowed =
      clause.has('filter') && scope.act === null ? ({ act: 'enter', side: null } as const) : scope;
    return { is: 'drop-condition', name, scope: narrowed, called: calledBy(clause) };
  }
  if (clause.has('filter') && !clause.has('side', 'compare'))
    return { is: 'drop-condition', name: { by: 'unknown' }, scope, called: calledBy(clause) };
  if (clause.has('field', 'output', 'pattern', 'asset', 'number', 'duration')) return null;
  const { actions } = withoutOut(clause);
  if (actions.some((action) => action.startsWith('exit') || action === 'sell'))
    return { is: 'remove-rule', which: 'exit' };
  if (actions.includes('short')) return { is: 'remove-rule', which: 'short' };
  if (actions.includes('long')) return { is: 'remove-rule', which: 'long' };
  const everything = clause.marked('all') || clause.says('everything', 'all');
  return clause.does('remove') && (everything || clause.has('strategy')) ? { is: 'clear' } : null;
}

/** Whether only names stand beside the word that denies: "no volume filter", "without the RSI". */
function onlyNames(clause: EditClause): boolean {
  return clause.only(
    'mark',
    'indicator',
    'field',
    'filter',
    'weekdays',
    'session',
    'unknown',
    'action',
    'timeframe',
    'every',
  );
}

function saysCondition(clause: EditClause): boolean {
  return clause.writes(
    'condition',
    'conditions',
    'rule',
    'requirement',
    'check',
    'part',
    'clause',
    'term',
    'filter',
  );
}

/** "Take the RSI rule out": the last word is no way out of a trade. */
function withoutOut(clause: EditClause): EditClause {
  const out = (lexeme: Lexeme): boolean =>
    lexeme.is === 'action' &&
    ['out', 'leave', 'kick', 'take'].includes(clause.text.slice(lexeme.from, lexeme.to).toLowerCase());
  return new EditClause(
    clause.lexemes.filter((lexeme) => !out(lexeme)),
    clause.text,
  );
}

function calledBy(clause: EditClause): string {
  const { words } = clause;
  const the = words.indexOf('the ');
  return (the === -1 ? words : words.slice(the + 4)).trim().slice(0, 60);
}

/** What a condition is named by among the words of a clause. */
export function conditionNamed(clause: EditClause): ConditionName | null {
  const [indicator] = clause.indicators;
  const number = clause.all('number').find(({ unit }) => unit === 'plain')?.value;
  const length =
    clause.all('duration').find(({ unit }) => unit === 'bar' || unit === 'day')?.value ?? number ?? null;
  if (indicator !== undefined && !(clause.has('field') && clause.all('field')[0]?.field === 'volume'))
    return { by: 'indicator', name: indicator, length };
  const [market, ...others] = clause.all('asset');
  if (market !== undefined && others.length === 0 && (saysCondition(clause) || clause.has('filter')))
    return { by: 'market', symbol: market.symbol };
  if (clause.all('field').some(({ field }) => field === 'volume')) return { by: 'volume' };
  if (clause.has('weekdays') || clause.says('weekday', 'weekdays', 'weekend', 'days'))
    return { by: 'weekday' };
  if (
    clause.has('session') ||
    clause.says('time', 'hour', 'hours', 'session', 'sessions', 'clock') ||
    clause.writes('time', 'hours', 'session')
  )
    return { by: 'time' };
  if (clause.has('calendar-month') || clause.says('month', 'seasonal')) return { by: 'month' };
  if (clause.has('funding')) return { by: 'funding' };
  if (clause.has('average')) return { by: 'indicator', name: 'ma', length };
  const timeframe =
    clause.all('timeframe')[0]?.timeframe ?? clause.all('duration')[0]?.timeframe ?? undefined;
  if (timeframe !== undefined && timeframe !== null) return { by: 'timeframe', timeframe };
  if (!saysCondition(clause)) return null;
  if (
    clause.all('verb').some(({ verb }) => verb === 'cross') ||
    clause.all('pattern').some(({ pattern }) => pattern.includes('cross'))
  )
    return { by: 'kind', crossing: true };
  const place = places.findIndex((word) => clause.writes(word));
  if (place !== -1) return { by: 'place', place };
  if (clause.writes('last')) return { by: 'place', place: 'last' };
  return number === undefined ? null : { by: 'level', value: number };
}

const joins: readonly Lexeme['is'][] = [
  'mark',
  'number',
  'action',
  'verb',
  'unknown',
  'edit',
  'multiple',
  'filler',
  'strategy',
  'otherwise',
  'quoted',
];

/** `either of the two should be enough`, `both must be true`, `or instead of and`. */
export function readJoin(clause: EditClause): EditWord | null {
  if (!clause.only(...joins)) return null;
  if (clause.all('number').some(({ unit, value }) => unit !== 'plain' || value > 9)) return null;
  const { scope } = clause;
  const by = joinSaid(clause);
  return by === null ? null : { is: 'join', by, scope };
}

function joinSaid(clause: EditClause): 'and' | 'or' | null {
  const and = clause.placeOf('and');
  const or = clause.placeOf('or');
  const instead = clause.placeOf('instead', 'not', 'than');
  const to = clause.placeOf('to', 'with', 'in', 'arrow');
  const changes = clause.does('change', 'replace', 'use') || clause.makes || clause.marked('instead');
  if (and !== -1 && or !== -1 && changes) {
    if (instead > 0)
      return instead > Math.min(and, or)
        ? or < instead && (and > instead || or < and)
          ? 'or'
          : 'and'
        : or > and
          ? 'or'
          : 'and';
    if (to !== -1) return or > to ? 'or' : 'and';
    return null;
  }
  const { words, spoken } = clause;
  const enough =
    beginsWith(spoken, 'enough', 'suffic', 'trigger', 'satisf', 'fine') ||
    inOrder(spoken, ['should', 'will', 'would', 'does'], ['do', 'it']);
  const one = clause.marked('either', 'any') || /\b(one|any|either)\b/.test(words);
  if (
    one &&
    (enough || /\b(conditions?|signals?|of (them|the two|those|these))\b/.test(words)) &&
    !/\ball\b|\bboth\b/.test(words)
  )
    return 'or';
  const both = clause.marked('both', 'all') || /\b(both|all)\b/.test(words);
  const must =
    clause.marked('only') ||
    beginsWith(spoken, 'must', 'should', 'need', 'have', 'has', 'requir', 'together', 'same') ||
    beginsWith(spoken, 'true', 'agree', 'hold', 'met', 'want');
  if (both && must && !/\ball (trades|positions|of my|my)\b/.test(words)) return 'and';
  // 'change "and" to "or"'
  const quoted = clause.all('quoted').map(({ name }) => name.toLowerCase());
  const last = quoted[quoted.length - 1];
  if (quoted.length === 2 && changes && !clause.marked('instead') && (last === 'and' || last === 'or'))
    return last;
  // "make it an or", "use or between them"
  const operator = /\b(?:an?|use|with|by|to|into|logical|it|them) (and|or)\b/.exec(words)?.[1];
  return changes && (operator === 'and' || operator === 'or') ? operator : null;
}
