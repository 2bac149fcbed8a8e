import type { Reader } from '../../parse/reader.js';

/** What is held in place of what is ranked best: a market, or cash for null. */
export interface Refuge {
  readonly market: string | null;
  /** It is held where what was said before does not hold. */
  readonly otherwise: boolean;
}

/** `cash`, `go to AGG`, `otherwise hold TLT`, `the rest in SHY`: a market, or none. */
export function readRefuge(reader: Reader): Refuge | null {
  let otherwise = false;
  for (let step = 0; step < 6 && linksToRefuge(reader); step++) {
    otherwise ||= reader.peekIs('otherwise') !== null;
    reader.at++;
  }
  // "Hold nothing"
  if (reader.isMark('not') && reader.isVerb('stay', -1)) {
    reader.at++;
    return { market: null, otherwise };
  }
  const out = reader.peekIs('action');
  if (reader.peekIs('head')?.head === 'equity' || out?.action === 'exit') {
    reader.at++;
    reader.takeMark('all');
    while (reader.takeMark('instead'));
    return { market: null, otherwise };
  }
  const asset = reader.take('asset');
  if (asset === null) return null;
  while (reader.takeMark('instead', 'close'));
  return { market: isStable(asset.symbol) ? null : asset.symbol, otherwise };
}

/** "Otherwise cash", "else hold AGG" behind a barrier that was read already; "the rest stays in BIL". */
export function readOtherwise(reader: Reader): Refuge | null {
  const rest = reader.tryRead(() => {
    const remains =
      reader.peekIs('part')?.share === null ||
      /(^|\s)(rest|remainder|remaining|others)$/i.test(reader.words(reader.at, reader.at));
    if (!remains) return null;
    reader.at++;
    return readRefuge(reader);
  });
  if (rest !== null) return { ...rest, otherwise: true };
  const refuge = readRefuge(reader);
  return refuge?.otherwise === true ? refuge : null;
}

/** `AGG as the safe asset`, `BIL as fallback`, `safe haven: TLT`: what is held while nothing rises. */
export function readSafeMarket(reader: Reader): string | null {
  const named = reader.take('asset');
  reader.takeMark('on', 'with');
  while (/^(as|the|a|an)$/i.test(reader.words(reader.at, reader.at))) reader.at++;
  let safe = false;
  while (safeWords.test(reader.words(reader.at, reader.at))) {
    safe ||= !/^(asset|market|one)$/i.test(reader.words(reader.at, reader.at));
    reader.at++;
  }
  if (!safe) return null;
  if (named !== null) return named.symbol;
  reader.skipBe();
  reader.takeMark('colon', 'of');
  return reader.take('asset')?.symbol ?? null;
}

const safeWords =
  /^(safe|safety|defensive|fallback|refuge|haven|risk-?off|crash|protection|asset|market|one)$/i;

/** Coins that stand for dollars: what is left for them is left for cash. */
function isStable(symbol: string): boolean {
  return /^(USDT|USDC|BUSD|DAI|TUSD|FDUSD)$/.test(symbol);
}

function linksToRefuge(reader: Reader): boolean {
  const lexeme = reader.peek();
  switch (lexeme?.is) {
    case 'otherwise':
      return true;
    case 'verb':
      return ['move', 'stay', 'be', 'turn'].includes(lexeme.verb);
    case 'edit':
      return ['change', 'keep', 'use', 'replace'].includes(lexeme.edit);
    case 'action':
      return ['buy', 'enter', 'long'].includes(lexeme.action);
    case 'head':
      // "Otherwise all in IEF"
      return lexeme.head === 'all-in';
    case 'unsupported':
      return lexeme.what === 'rotation' && (reader.isMark('to', 1) || reader.isMark('in', 1));
    case 'mark':
      return ['to', 'in', 'all', 'it', 'instead', 'at', 'open'].includes(lexeme.mark);
    case 'output':
      return /^bonds?$/i.test(reader.text.slice(lexeme.from, lexeme.to));
    case 'unknown':
      return /^(park|sit|everything|into|fall|back|just|all|bonds|bills|treasuries|bond|them|slot|held)$/i.test(
        lexeme.word,
      );
    default:
      return false;
  }
}
