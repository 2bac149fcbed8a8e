import type { StrategyRequest } from '../request/strategy-request.js';

/** Settles what a request says about buying more of what is held, once all of it is read. */
export function settleFurtherEntries(request: StrategyRequest): void {
  settleEntryParts(request);
  settleSafetyOrders(request);
  settleMostInvested(request);
  const added = request.limits.find(({ kind }) => kind === 'pyramiding');
  if (added !== undefined && Number(added.params.spacing ?? 0) > 0)
    request.notes.push({
      about: 'pyramiding',
      text: 'Each further entry waits for the condition of the entry as well as for its distance.',
    });
}

/** "Half now and half 5% lower": entries of equal size at equal distances; other shares and distances cannot be built. */
function settleEntryParts(request: StrategyRequest): void {
  const { entryParts, size } = request;
  const count = entryParts.length;
  request.entryParts = [];
  if (count === 0) return;
  const each = 100 / count;
  const spacing = entryParts[1]?.lower ?? 0;
  const even = entryParts.every(
    ({ share, lower }, place) =>
      (share === -1 || Math.abs(share - each) < 1) && Math.abs(lower - place * spacing) < 1e-9,
  );
  const texts = entryParts.flatMap(({ text }) => (text === '' ? [] : [text]));
  if (count < 2 || spacing <= 0 || !even || size.is === 'none') {
    for (const text of texts) request.left.push({ text, what: 'scaling' });
    return;
  }
  const whole = size.is === 'given' ? size.value : ({ mode: 'percent_equity', value: 10 } as const);
  const value = Number((whole.value / count).toPrecision(6));
  request.size = { is: 'given', value: { ...whole, value } };
  request.limits = [
    ...request.limits.filter(({ kind }) => kind !== 'pyramiding'),
    { kind: 'pyramiding', params: { max_entries: count, spacing, direction: 'losing' } },
  ];
  const unsaid = size.is === 'given' ? '' : ' No size was named: 10% of equity in all.';
  request.notes.push({
    about: 'position-size',
    text: `"${texts.join(' ')}" is ${count} entries, each with one of ${count} equal parts of the size.${unsaid}`,
  });
}

/** Orders below the first one are further entries of the same size; any of another size cannot be built. */
function settleSafetyOrders(request: StrategyRequest): void {
  const { safetyOrders, size } = request;
  request.safetyOrders = null;
  if (safetyOrders === null) return;
  const { count, amount, spacing, text } = safetyOrders;
  const base = size.is === 'given' && size.value.mode === 'fixed_notional' ? size.value.value : null;
  const alike = amount === null || base === null || amount === base;
  if (count === null || !alike) {
    if (text !== '') request.left.push({ text, what: 'scaling' });
    return;
  }
  if (base === null && amount !== null && size.is === 'open')
    request.size = { is: 'given', value: { mode: 'fixed_notional', value: amount } };
  // "DCA bot": what it buys again, the safety orders say.
  request.left = request.left.filter(({ what }) => what !== 'dca');
  request.limits = [
    ...request.limits.filter(({ kind }) => kind !== 'pyramiding'),
    {
      kind: 'pyramiding',
      params: { max_entries: count + 1, ...(spacing !== null && { spacing }), direction: 'losing' },
    },
  ];
  request.notes.push({
    about: 'pyramiding',
    text: `The first order and ${count} safety orders are ${count + 1} entries at most.`,
  });
}

/** "200 euros each time, never more than 1000 in it": five entries at most. */
function settleMostInvested(request: StrategyRequest): void {
  const { mostInvested, size } = request;
  request.mostInvested = null;
  if (mostInvested === null) return;
  const { value, text } = mostInvested;
  if (size.is === 'open') {
    request.size = { is: 'given', value: { mode: 'fixed_notional', value } };
    request.notes.push({ about: 'position-size', text: `"${text}" is read as the size of the position.` });
    return;
  }
  const each = size.is === 'given' && size.value.mode === 'fixed_notional' ? size.value.value : null;
  if (each === null || each > value) {
    request.left.push({ text, what: 'portfolio-risk' });
    return;
  }
  const entries = Math.floor(value / each);
  const added = request.limits.find(({ kind }) => kind === 'pyramiding');
  const most = Math.min(entries, Number(added?.params.max_entries ?? entries));
  if (added !== undefined || most > 1)
    request.limits = [
      ...request.limits.filter((limit) => limit !== added),
      { kind: 'pyramiding', params: { ...added?.params, max_entries: most } },
    ];
  request.notes.push({
    about: 'pyramiding',
    text: `"${text}" is ${most === 1 ? 'one entry' : `${most} entries`} of ${each} at once.`,
  });
}
