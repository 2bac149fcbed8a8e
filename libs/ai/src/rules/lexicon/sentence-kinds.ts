import type { PhraseTable } from './phrase-tree.js';

/** Two-asset strategies, glimpses of the future, orders for right now. */
export const miscellaneousPhrases: PhraseTable = [
  ['pairs|pair trading|trade|strategy|system|bot', { is: 'pairs' }],
  ['pairs', { is: 'pairs' }],
  ['cointegration|cointegrated', { is: 'pairs' }],
  ['spread trade|trades|trading', { is: 'pairs' }],
  ['ratio', { is: 'ratio' }],
  ['price ratio', { is: 'ratio' }],
  ['spread', { is: 'ratio' }],
  ['tomorrow|tomorrows', { is: 'future' }],
  ['next day|bar|candle|week|month|hour|days|candles|bars', { is: 'future' }],
  ['before it|the|price|btc|they market? goes|rises|falls|drops|moons|pumps|crashes|dumps', { is: 'future' }],
  ['right|just before the? price? pump|crash|dump|rally|drop|rise|breakout|top|bottom', { is: 'future' }],
  ['in advance', { is: 'future' }],
  ['the future', { is: 'future' }],
  ['will be|go|rise|fall|drop|pump|crash|close|reach|increase|decrease|moon|dump', { is: 'future' }],
  [
    'is|are going|about to rise|fall|drop|pump|crash|go|moon|reverse|dump|increase|decrease|rally|explode',
    { is: 'future' },
  ],
  ['about to rise|fall|drop|pump|crash|go|moon|reverse|dump|rally|explode', { is: 'future' }],
  [
    'at|near|around the? exact|very|absolute|daily|days|weekly? bottom|top|lowest|highest point|price? of the day|week|month|year|move|cycle|market|swing|dip',
    { is: 'future' },
  ],
  ['at the exact|very|absolute? bottom|top', { is: 'future' }],
  ['the exact|perfect|absolute top|bottom|peak', { is: 'future' }],
  ['at|on the? days|daily|todays|weekly|weeks low|high|lows|highs', { is: 'future' }],
  ['at the low|high|lows|highs of the? day|week|month|year|session', { is: 'future' }],
  ['threshold|thresholds|cutoff|treshold', { is: 'level-word' }],
  ['filter|confirmation|filters', { is: 'filter' }],
  ['divided by', { is: 'mark', mark: 'slash' }],
  ['at|on the? next|following bar|candle|day|days? open|opening', { is: 'filler' }],
  ['next open', { is: 'filler' }],
  ['right now', { is: 'now' }],
  ['now|today|asap|immediately', { is: 'now' }],
];
