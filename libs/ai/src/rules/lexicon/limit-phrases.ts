import type { Meaning, SettingHead } from './meaning.js';
import type { PhraseTable } from './phrase-tree.js';

const head = (name: SettingHead): Meaning => ({ is: 'head', head: name });
const part = (share: number | null): Meaning => ({ is: 'part', share });

/** Limits on trading, sizes by risk and kinds of orders, as traders name them. */
export const limitPhrases: PhraseTable = [
  ['trade|trades|entry|entries|position|positions|order|orders per|a|each|every day', head('trades-a-day')],
  ['trades|entries daily', head('trades-a-day')],
  ['one trade|entry|position per|a|each|every day', head('one-trade-a-day')],
  ['one|a single trade|entry|position per|a|each|every day', head('one-trade-a-day')],
  ['size positions|trades|entries|position', head('size')],
  ['annual|yearly vol|volatility', { is: 'indicator', name: 'realised_volatility' }],
  ['adjust|adjusts|adjusting exposure', { is: 'unsupported', what: 'portfolio-risk' }],
  ['with? risk management|controls|control', { is: 'filler' }],
  ['execute|executes|executing spread? trades|trade', { is: 'filler' }],
  ['daily trades|entries', head('trades-a-day')],

  ['daily loss|drawdown limit|cap|stop?', head('daily-loss')],
  ['max|maximum daily loss|drawdown', head('daily-loss')],
  ['max|maximum loss per|a day', head('daily-loss')],
  [
    'stop|quit|halt trading for the? day|today after|when|if|once|at? losing|down|loss|losses|loses|lost|lose?',
    head('daily-loss'),
  ],
  ['max|maximum drawdown|dd limit|stop?', head('drawdown-limit')],
  ['drawdown limit|stop|cap', head('drawdown-limit')],
  ['kill switch', head('drawdown-limit')],
  [
    'stop|quit|halt trading? altogether|completely|entirely|permanently|forever|everything after|when|if|once|at?',
    head('drawdown-limit'),
  ],
  ['drawdown', head('drawdown-word')],

  ['cooldown|cooling off|period?', head('cooldown')],
  ['cool down period?', head('cooldown')],
  ['wait|waits|pause|pauses', head('cooldown')],
  ['before re entering|entry|enter', { is: 'filler' }],
  ['before reentering|reentry|reenter', { is: 'filler' }],
  ['before the? next trade|entry|position', { is: 'filler' }],
  ['between trades|entries', { is: 'filler' }],
  ['after a|each|every|any loss|loser', head('after-loss')],
  ['after a|each|every|any losing|lost trade', head('after-loss')],
  ['after losses', head('after-loss')],
  ['after a|each|every|any trade|exit', { is: 'filler' }],

  ['pyramid|pyramiding|pyramids', head('pyramiding')],
  ['add|adds|adding to the? position|positions|trade|long|short|it', head('pyramiding')],
  ['add|adds|adding to the? winner|winners|winning', head('pyramiding-winners')],
  ['add|adds|adding to the? loser|losers|losing', head('pyramiding-losers')],
  ['while|when|only winning|profitable', { is: 'filler' }],

  ['scale|scaling|scales out|off', head('ladder')],
  ['take|takes profit|profits in|by steps|stages|parts|tranches|thirds', head('ladder')],
  ['partial profit|profits|exit|exits|tp|tps|takes', head('ladder')],
  ['sell|close|exit|take|book|dump half off|out|position?', part(50)],
  ['sell|close|exit|take|book|dump a? third off|out|position?', part(33.33)],
  ['sell|close|exit|take|book|dump a? quarter off|out|position?', part(25)],
  ['half off', part(50)],
  ['first? half comes|is|goes|taken off|out|closed|sold', part(50)],
  ['third off', part(33.33)],
  ['a|one|another|last|final|first|sell third', part(33.33)],
  ['the last|final|first third', part(33.33)],
  ['another|last|final quarter', part(25)],
  ['the? rest|remainder|remaining|other half|part|position?', part(null)],

  ['kelly criterion|sizing|formula|fraction|size?', head('kelly')],
  ['full kelly criterion|sizing?', head('kelly')],
  ['half kelly criterion|sizing?', head('half-kelly')],
  ['quarter kelly criterion|sizing?', head('quarter-kelly')],
  ['volatility|vol target|targeting|targeted', head('volatility-target')],
  ['target volatility|vol', head('volatility-target')],
  ['inverse volatility|vol weighting|weighted|weights|weight|sizing|portfolio?', head('inverse-volatility')],

  ['twap order|orders|execution?', head('twap')],
  ['stop entry|entries order|orders?', head('stop-order')],
  ['buy|sell stop order|orders', head('stop-order')],
  ['buy stop', head('stop-order')],
  ['sell stop', head('stop-order')],
  ['stop order|orders', head('stop-order')],
  ['a? grid of', head('grid-orders')],
  ['grid|price levels|lines', { is: 'grid-level' }],
  ['levels|grids|rungs', { is: 'grid-level' }],
  ['per|each|every level|grid|rung', { is: 'filler' }],
  ['leverage|leveraged|lev|margin', head('leverage')],
  ['maintenance margin', head('maintenance')],
];
