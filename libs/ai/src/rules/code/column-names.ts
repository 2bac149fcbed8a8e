/** Columns that tables of bars carry under names of their own, in the words of the grammar. */
const columns: Readonly<Record<string, string>> = {
  bb_lowerband: 'lower bollinger band',
  bb_lower: 'lower bollinger band',
  lowerband: 'lower bollinger band',
  lower_band: 'lower bollinger band',
  bbl: 'lower bollinger band',
  bb_upperband: 'upper bollinger band',
  bb_upper: 'upper bollinger band',
  upperband: 'upper bollinger band',
  upper_band: 'upper bollinger band',
  bbu: 'upper bollinger band',
  bb_middleband: 'middle bollinger band',
  bb_middle: 'middle bollinger band',
  middleband: 'middle bollinger band',
  middle_band: 'middle bollinger band',
  macdsignal: 'macd signal line',
  macd_signal: 'macd signal line',
  macdhist: 'macd histogram',
  macd_hist: 'macd histogram',
  slowk: 'stochastic %k',
  fastk: 'stochastic %k',
  slowd: 'stochastic %d',
  fastd: 'stochastic %d',
  plus_di: '+ di',
  minus_di: '- di',
  vol: 'volume',
  'adj close': 'close',
};

/** What a column is called in words; its own name when that is all there is. */
export function columnInWords(name: string): string {
  return columns[name.toLowerCase()] ?? name;
}
