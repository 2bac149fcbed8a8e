import { type Condition, compare, joined, previous, seriesOf } from '../../request/expression.js';
import type { ReadingNote, StrategyRequest } from '../../request/strategy-request.js';
import { grounded } from '../../settle/ground.js';
import { legOn } from '../../settle/legs.js';
import { type SettledStrategy, settle } from '../../settle/settle.js';
import { scheduleOf } from '../schedule.js';
import type { Variation } from './read-variations.js';

/** Regular purchases of one market, and other amounts under conditions. */
export interface Purchases {
  readonly request: StrategyRequest;
  readonly variations: readonly Variation[];
}

export interface Bought {
  readonly legs: readonly SettledStrategy[];
  readonly notes: readonly ReadingNote[];
}

/** As many entries as the catalogue's pyramiding allows: purchases pile up. */
const mostPurchases = 1_000;

/** The legs that buy: each purchase adds to the position; what the request leaves open is stated. */
export function purchaseLegs({ request, variations }: Purchases): Bought | null {
  const notes = [...request.notes];
  const buying = request.rules.some(({ act }) => act === 'enter');
  const rules = request.rules.map((rule) =>
    rule.act === 'enter' ? { ...rule, condition: onceOf(rule.condition) } : rule,
  );
  if (!buying) {
    notes.push({
      about: 'schedule',
      text: 'A purchase at the first bar of each week: no schedule was named.',
    });
    rules.push({ act: 'enter', side: 'long', condition: scheduleOf('week') });
  }
  if (request.size.is === 'open')
    notes.push({ about: 'position-size', text: '$100 for each purchase: no amount was named.' });
  notes.push({
    about: 'purchases',
    text: `Purchases stay in the position, ${mostPurchases} of them at most; each takes cash that is there.`,
  });
  const settlement = settle(
    {
      ...request,
      rules,
      notes: [],
      size:
        request.size.is === 'open'
          ? { is: 'given', value: { mode: 'fixed_notional', value: 100 } }
          : request.size,
      stop: request.stop.is === 'open' ? { is: 'none' } : request.stop,
      noExit: !rules.some(({ act }) => act !== 'enter'),
      limits: request.limits.some(({ kind }) => kind === 'pyramiding')
        ? request.limits
        : [...request.limits, { kind: 'pyramiding', params: { max_entries: mostPurchases } }],
      style: null,
    },
    { timeframe: '1d', symbol: 'BTC/USDT' },
  );
  if (settlement.is !== 'settled') return null;
  const strategy: SettledStrategy = { ...settlement.strategy, style: null };
  const alike = request.assets.filter((symbol) => request.listed.includes(symbol));
  if (alike.length > 1)
    notes.push({ about: 'purchases', text: `The amount is bought of each of ${alike.join(', ')}.` });
  const legs = varied(strategy, variations, notes);
  const others = alike
    .filter((symbol) => symbol !== strategy.symbol)
    .flatMap((symbol) =>
      legs.map((leg) => ({ ...legOn(leg, symbol, leg.lines), assumed: [], ambiguity: null })),
    );
  return { legs: [...legs, ...others], notes };
}

/** The usual purchases beside those of other amounts: what is bought on top, or each amount under its own condition. */
function varied(
  strategy: SettledStrategy,
  variations: readonly Variation[],
  notes: ReadingNote[],
): readonly SettledStrategy[] {
  const usual = strategy.size?.value ?? 0;
  const [only, ...others] = variations;
  if (only === undefined) return [strategy];
  const inOrder = [...variations].sort((a, b) => rank(a, usual) - rank(b, usual));
  if (others.length === 0 && only.amount > usual) {
    const more = Number((only.amount - usual).toPrecision(12));
    notes.push({
      about: 'purchases',
      text: `What is bought on top is a strategy of its own: ${more} more, ${only.amount} in all, at the same times under its condition.`,
    });
    return [strategy, narrowed(strategy, more, only.condition)];
  }
  const onlySkips = variations.every(({ amount }) => amount === 0);
  if (!onlySkips)
    notes.push({
      about: 'purchases',
      text: 'Each amount is a strategy of its own, under its condition; the first of them that holds decides.',
    });
  const none = variations.map(({ condition }) => not(condition));
  const legs = inOrder.flatMap(({ amount, condition }, place) =>
    amount === 0
      ? []
      : [
          narrowed(
            strategy,
            amount,
            joined('all', [condition, ...inOrder.slice(0, place).map((other) => not(other.condition))]),
          ),
        ],
  );
  return [{ ...narrowed(strategy, usual, joined('all', none)), assumed: strategy.assumed }, ...legs];
}

/** What buys less comes first, then the largest amount. */
function rank({ amount }: Variation, usual: number): number {
  return amount < usual ? amount - usual * 10 : -amount / 1e9;
}

function not(condition: Condition): Condition {
  return condition.kind === 'not' ? condition.of : { kind: 'not', of: condition };
}

/** The purchases again, of another amount, under one more condition. */
function narrowed(strategy: SettledStrategy, amount: number, condition: Condition): SettledStrategy {
  const { enter_long: buy } = strategy.lines;
  const more = grounded(condition, strategy);
  return {
    ...strategy,
    size: { mode: strategy.size?.mode ?? 'fixed_notional', value: amount },
    lines: { ...strategy.lines, enter_long: buy === undefined ? more : joined('all', [buy, more]) },
    assumed: [],
    ambiguity: null,
  };
}

/** "From the 28th on" holds for days; a purchase is due on the first of them. */
function onceOf(condition: Condition): Condition {
  const due = seriesOf(condition).some(({ kind }) => kind === 'previous');
  if (due) return condition;
  if (condition.kind === 'all' || condition.kind === 'any')
    return { ...condition, terms: condition.terms.map(onceOf) };
  const lasts =
    condition.kind === 'compare' &&
    condition.op === '>=' &&
    condition.left.kind === 'clock' &&
    condition.left.of === 'day_of_month';
  if (!lasts) return condition;
  return joined('all', [condition, compare(previous(condition.left), '<', condition.right)]);
}
