/** What to answer to "what can you do?". */
export const help =
  'Describe a strategy in plain English: what to trade, when to buy and sell, how much, and where to stop. ' +
  'For example: "Buy BTC on 4h bars when RSI(14) crosses above 70, sell when it falls below 50, 2% position size, 3% stop loss". ' +
  'Then change it: "use 21 instead of 14", "make it ETH", "add a 10% take profit", "remove the stop loss". ' +
  'Ask "what is MACD?" or "explain this strategy". Commands begin with a slash; /help lists them.';
