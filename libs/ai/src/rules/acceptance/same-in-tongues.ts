import type { AcceptanceGroup, Expected } from './acceptance-case.js';

/** One request in the languages whose basics are understood; all of them come to the same. */
interface Row {
  readonly expected: Expected;
  readonly texts: readonly string[];
}

const rows: readonly Row[] = [
  {
    expected: {
      enterLong: 'crosses_above(close, ema_50)',
      exitLong: 'crosses_below(close, ema_50)',
      symbol: 'BTC',
      timeframe: '4h',
      stop: ['percent', 3],
      target: ['percent', 6],
      left: [],
    },
    texts: [
      'buy BTC 4h when the close crosses above the EMA 50, sell when it crosses below. stop 3%, target 6%',
      'BTC im 4h Chart kaufen, sobald der Schlusskurs die EMA 50 von unten nach oben kreuzt, verkaufen wenn er sie wieder von oben nach unten kreuzt. Stop 3 %, Ziel 6 %',
      "J'achète BTC en 4h quand la clôture croise l'EMA 50 à la hausse, je revends quand elle la croise à la baisse. Stop 3 %, objectif 6 %",
      'Compro BTC en 4h cuando el cierre cruza la EMA 50 hacia arriba y vendo cuando la cruza hacia abajo. Stop 3 %, objetivo 6 %',
      'Compro BTC sul 4h quando la chiusura incrocia al rialzo la EMA 50, vendo quando la incrocia al ribasso. Stop 3%, obiettivo 6%',
      'Compro BTC no 4h quando o fechamento cruza a EMA 50 para cima, vendo quando cruza para baixo. Stop 3%, alvo 6%',
      'Koop BTC op de 4h als de slotkoers de EMA 50 naar boven kruist, verkoop als hij naar beneden kruist. Stop 3%, doel 6%',
      'Kupuję BTC na 4h gdy zamknięcie przetnie EMA 50 od dołu, sprzedaję gdy przetnie od góry. Stop 3%, cel 6%',
    ],
  },
  {
    expected: {
      enterShort: 'sum(if(close < bollinger_20_2.lower, 1, 0), 2) == 2',
      exitShort: 'close > bollinger_20_2.middle',
      enterLong: null,
      timeframe: '1h',
      stop: ['atr', 2],
      left: [],
    },
    texts: [
      'short SOL 1h when the close is below the lower Bollinger band 2 candles in a row; cover when the close is above the middle band; stop 2 ATR',
      'SOL 1h short, wenn zwei Kerzen in Folge unter dem unteren Bollinger Band schließen; eindecken wenn der Kurs über dem mittleren Band schließt; Stop 2 ATR',
      'Short SOL en 1h si le cours clôture sous la bande de Bollinger inférieure deux bougies de suite ; racheter quand il clôture au-dessus de la bande médiane ; stop 2 ATR',
      'Corto en SOL 1h si el precio cierra por debajo de la banda de Bollinger inferior dos velas seguidas; recomprar cuando cierre por encima de la banda media; stop 2 ATR',
      'Short su SOL 1h se il prezzo chiude sotto la banda di Bollinger inferiore per due candele consecutive; ricopri quando chiude sopra la banda centrale; stop 2 ATR',
      'Vendido em SOL 1h se o preço fechar abaixo da banda de Bollinger inferior por dois candles seguidos; recomprar quando fechar acima da banda do meio; stop 2 ATR',
      'Short SOL 1h als de koers twee kaarsen op rij onder de onderste Bollinger band sluit; terugkopen als hij boven de middelste band sluit; stop 2 ATR',
      'Short SOL 1h gdy cena zamknie się poniżej dolnej wstęgi Bollingera dwie świece z rzędu; odkup gdy zamknie się powyżej środkowej wstęgi; stop 2 ATR',
    ],
  },
  {
    expected: {
      enterLong: 'weekday() == 1 and day_of_month() > 0 and day_of_month() <= 7',
      symbol: 'SOL',
      size: ['fixed_notional', 250],
      left: [],
    },
    texts: [
      'buy 250 EUR of SOL on the first Monday of every month',
      'Jeden ersten Montag im Monat für 250 € SOL kaufen',
      'Acheter 250 € de SOL le premier lundi de chaque mois',
      'Comprar 250 € de SOL el primer lunes de cada mes',
      'Comprare 250 € di SOL il primo lunedì di ogni mese',
      'Comprar 250 € de SOL na primeira segunda-feira de cada mês',
      'Elke eerste maandag van de maand voor 250 € SOL kopen',
      'W pierwszy poniedziałek każdego miesiąca kup SOL za 250 EUR',
    ],
  },
  {
    expected: {
      enterLong: 'day_of_month() >= 15 and prev(day_of_month(), 1) < 15',
      symbol: 'BTC',
      size: ['fixed_notional', 100],
      left: [],
    },
    texts: [
      'buy 100 USDT of BTC on the 15th of every month',
      'Am 15. jedes Monats für 100 USDT BTC kaufen',
      'Le 15 de chaque mois, acheter pour 100 USDT de BTC',
      'El día 15 de cada mes compra 100 USDT de BTC',
      'Il 15 di ogni mese compra 100 USDT di BTC',
      'Todo dia 15 do mês comprar 100 USDT de BTC',
      'Op de 15e van elke maand voor 100 USDT BTC kopen',
      '15. dnia każdego miesiąca kup BTC za 100 USDT',
    ],
  },
  {
    expected: {
      enterLong: 'rsi_14 < 30',
      timeframe: '4h',
      timeExit: 10,
      size: ['percent_equity', 10],
      trail: ['percent', 2.5],
      kinds: { leverage: { value: 2 } },
      left: [],
    },
    texts: [
      'buy ETH 4h when RSI is below 30, exit after 10 bars, position size 10% of capital, leverage 2x, trailing stop 2.5%',
      'ETH 4h kaufen wenn RSI unter 30, nach 10 Kerzen raus, Positionsgröße 10 % des Kapitals, Hebel 2, Trailing-Stop 2,5 %',
      'Acheter ETH 4h si RSI sous 30, sortir après 10 bougies, taille de position 10 % du capital, levier 2, stop suiveur 2,5 %',
      'Comprar ETH 4h si RSI debajo de 30, salir después de 10 velas, tamaño de posición 10 % del capital, apalancamiento 2, trailing stop 2,5 %',
      'Compra ETH 4h se RSI sotto 30, esci dopo 10 candele, dimensione posizione 10% del capitale, leva 2, trailing stop 2,5%',
      'Comprar ETH 4h se RSI abaixo de 30, sair após 10 candles, tamanho da posição 10% do capital, alavancagem 2x, trailing stop 2,5%',
      'Koop ETH 4h als RSI onder 30, uitstappen na 10 kaarsen, positiegrootte 10% van het kapitaal, hefboom 2, trailing stop 2,5%',
      'Kup ETH 4h gdy RSI poniżej 30, wyjdź po 10 świecach, wielkość pozycji 10% kapitału, dźwignia 2, trailing stop 2,5%',
    ],
  },
  {
    expected: {
      enterLong: 'close > vwap_line and hour() >= 9 and hour() * 60 + minute() < 1050',
      exitLong: 'close < vwap_line',
      stop: ['percent', 0.5],
      left: [],
    },
    texts: [
      'buy DAX 15m when price is above VWAP, only between 9:00 and 17:30; sell when price is below VWAP; stop 0.5%',
      'DAX M15 kaufen wenn Kurs über VWAP, nur zwischen 9:00 und 17:30 Uhr; verkaufen wenn Kurs unter VWAP; Stop 0,5 %',
      'Acheter DAX 15m si le prix est au-dessus du VWAP, seulement entre 9h00 et 17h30 ; vendre si le prix est sous le VWAP ; stop 0,5 %',
      'Comprar DAX 15m si el precio está por encima del VWAP, solo entre las 9:00 y las 17:30; vender si el precio está por debajo del VWAP; stop 0,5 %',
      'Compra DAX 15m se il prezzo è sopra il VWAP, solo tra le 9:00 e le 17:30; vendi se il prezzo è sotto il VWAP; stop 0,5%',
      'Comprar DAX 15m se o preço estiver acima do VWAP, só entre 9h00 e 17h30; vender se o preço estiver abaixo do VWAP; stop 0,5%',
      'Koop DAX 15m als de koers boven de VWAP staat, alleen tussen 9:00 en 17:30 uur; verkoop als de koers onder de VWAP staat; stop 0,5%',
      'Kup DAX 15m gdy cena jest powyżej VWAP, tylko między 9:00 a 17:30; sprzedaj gdy cena jest poniżej VWAP; stop 0,5%',
    ],
  },
  {
    expected: {
      enterLong: 'crosses_above(close, sma_50) and adx_14.adx >= 20 and not rsi_14 > 70',
      exitLong: 'crosses_below(close, sma_50)',
      left: [],
    },
    texts: [
      'buy LINK 1d when the close crosses above the SMA 50 and ADX is at least 20. Not when RSI is above 70. Sell when the close crosses below the SMA 50',
      'LINK 1d kaufen wenn der Schlusskurs den SMA 50 nach oben kreuzt und ADX mindestens 20 ist. Nicht wenn RSI über 70 liegt. Verkaufen wenn der Schlusskurs den SMA 50 nach unten kreuzt',
      "Acheter LINK 1d quand la clôture croise la SMA 50 à la hausse et que l'ADX est au moins à 20. Pas si le RSI est au-dessus de 70. Vendre quand la clôture croise la SMA 50 à la baisse",
      'Comprar LINK 1d cuando el cierre cruza la SMA 50 al alza y el ADX es al menos 20. No si el RSI está por encima de 70. Vender cuando el cierre cruza la SMA 50 a la baja',
      "Compra LINK 1d quando la chiusura incrocia al rialzo la SMA 50 e l'ADX è almeno 20. Non se l'RSI è sopra 70. Vendi quando la chiusura incrocia al ribasso la SMA 50",
      'Comprar LINK 1d quando o fechamento cruzar a SMA 50 para cima e o ADX for pelo menos 20. Não se o RSI estiver acima de 70. Vender quando o fechamento cruzar a SMA 50 para baixo',
      'Koop LINK 1d als de slotkoers de SMA 50 naar boven kruist en de ADX minstens 20 is. Niet als de RSI boven 70 staat. Verkoop als de slotkoers de SMA 50 naar beneden kruist',
      'Kup LINK 1d gdy zamknięcie przetnie SMA 50 od dołu i ADX wynosi co najmniej 20. Nie gdy RSI jest powyżej 70. Sprzedaj gdy zamknięcie przetnie SMA 50 od góry',
    ],
  },
  {
    expected: { size: ['percent_risk', 1], stop: ['atr', 2], timeframe: '1h', enterShort: null, left: [] },
    texts: [
      'buy BTC 1h when MACD crosses above its signal line, sell when it crosses below, risk 1% per trade, stop 2 ATR',
      'BTC 1h kaufen wenn der MACD seine Signallinie nach oben schneidet, verkaufen im umgekehrten Fall, Risiko 1 % pro Trade, Stop 2 ATR',
      'Acheter BTC 1h quand le MACD passe au-dessus de sa ligne de signal, vendre dans le cas inverse, risque 1 % par trade, stop 2 ATR',
      'Comprar BTC 1h cuando el MACD cruza su línea de señal al alza, vender en el caso contrario, riesgo 1 % por operación, stop 2 ATR',
      'Compra BTC 1h quando il MACD incrocia al rialzo la sua linea di segnale, vendi nel caso contrario, rischio 1% per operazione, stop 2 ATR',
      'Comprar BTC 1h quando o MACD cruzar a linha de sinal para cima, vender no caso contrário, risco 1% por operação, stop 2 ATR',
      'Koop BTC 1h als de MACD zijn signaallijn naar boven kruist, verkoop in het omgekeerde geval, risico 1% per trade, stop 2 ATR',
      'Kup BTC 1h gdy MACD przetnie linię sygnału od dołu, sprzedaj w przeciwnym przypadku, ryzyko 1% na transakcję, stop 2 ATR',
    ],
  },
  {
    expected: {
      enterLong: 'weekday() == 1 and hour() == 9',
      exitLong: 'weekday() == 5 and hour() == 18',
      stop: null,
      left: [],
    },
    texts: [
      'buy BTC 1h on Monday at 9:00, sell on Friday at 18:00, no stop',
      'BTC 1h montags um 9 Uhr kaufen, freitags um 18 Uhr verkaufen, ohne Stop',
      'Acheter BTC 1h le lundi à 9h, vendre le vendredi à 18h, sans stop',
      'Comprar BTC 1h los lunes a las 9, vender los viernes a las 18, sin stop',
      'Compra BTC 1h il lunedì alle 9, vendi il venerdì alle 18, senza stop',
      'Comprar BTC 1h na segunda às 9h, vender na sexta às 18h, sem stop',
      'Koop BTC 1h op maandag om 9 uur, verkoop op vrijdag om 18 uur, zonder stop',
      'Kup BTC 1h w poniedziałek o 9:00, sprzedaj w piątek o 18:00, bez stopa',
    ],
  },
  {
    expected: {
      enterLong: 'sum(if(close < open, 1, 0), 3) == 3',
      exitLong: 'sum(if(close > open, 1, 0), 2) == 2',
      stop: ['percent', 4],
      left: [],
    },
    texts: [
      'buy BTC 1d after 3 red candles in a row, sell after 2 green candles in a row, stop 4%',
      'BTC 1d kaufen nach drei roten Kerzen in Folge, verkaufen nach zwei grünen Kerzen in Folge, Stop 4 %',
      'Acheter BTC 1d après trois bougies rouges de suite, vendre après deux bougies vertes de suite, stop 4 %',
      'Comprar BTC 1d después de tres velas rojas seguidas, vender después de dos velas verdes seguidas, stop 4 %',
      'Compra BTC 1d dopo tre candele rosse di fila, vendi dopo due candele verdi di fila, stop 4%',
      'Comprar BTC 1d depois de três candles vermelhos seguidos, vender depois de dois candles verdes seguidos, stop 4%',
      'Koop BTC 1d na drie rode kaarsen op rij, verkoop na twee groene kaarsen op rij, stop 4%',
      'Kup BTC 1d po trzech czerwonych świecach z rzędu, sprzedaj po dwóch zielonych świecach z rzędu, stop 4%',
    ],
  },
  {
    expected: {
      enterLong: 'roc_24 <= -5',
      target: ['percent', 3],
      stop: ['percent', 5],
      size: ['fixed_notional', 1000.5],
      left: [],
    },
    texts: [
      'buy BTC 1h when the price drops 5% in 24 hours, take profit 3%, stop 5%, size 1000.50 USDT',
      'BTC 1h kaufen wenn der Kurs in 24 Stunden um 5 % fällt, Gewinnziel 3 %, Stop 5 %, Größe 1.000,50 USDT',
      'Acheter BTC 1h si le prix baisse de 5 % en 24 heures, prise de profit 3 %, stop 5 %, taille 1 000,50 USDT',
      'Comprar BTC 1h si el precio cae un 5 % en 24 horas, toma de ganancias 3 %, stop 5 %, tamaño 1.000,50 USDT',
      'Compra BTC 1h se il prezzo scende del 5% in 24 ore, take profit 3%, stop 5%, size 1.000,50 USDT',
      'Comprar BTC 1h se o preço cair 5% em 24 horas, take profit 3%, stop 5%, tamanho 1.000,50 USDT',
      'Koop BTC 1h als de koers in 24 uur met 5% daalt, winstdoel 3%, stop 5%, inzet 1.000,50 USDT',
      'Kup BTC 1h gdy cena spadnie o 5% w ciągu 24 godzin, take profit 3%, stop 5%, wielkość 1000,50 USDT',
    ],
  },
  {
    expected: {
      enterLong: 'crosses_above(ema_9, ema_21)',
      enterShort: 'crosses_below(ema_9, ema_21)',
      stop: ['percent', 3],
      left: [],
    },
    texts: [
      'long ETH 4h when EMA 9 crosses above EMA 21, short when EMA 9 crosses below EMA 21, stop 3%',
      'ETH 4h long wenn EMA 9 die EMA 21 nach oben kreuzt, short wenn EMA 9 die EMA 21 nach unten kreuzt, Stop 3 %',
      "ETH 4h : long quand l'EMA 9 croise l'EMA 21 à la hausse, short quand l'EMA 9 croise l'EMA 21 à la baisse, stop 3 %",
      'ETH 4h: largo cuando la EMA 9 cruza por encima de la EMA 21, corto cuando la EMA 9 cruza por debajo de la EMA 21, stop 3 %',
      "ETH 4h: long quando l'EMA 9 incrocia sopra l'EMA 21, short quando l'EMA 9 incrocia sotto l'EMA 21, stop 3%",
      'ETH 4h: comprado quando a EMA 9 cruza acima da EMA 21, vendido quando a EMA 9 cruza abaixo da EMA 21, stop 3%',
      'ETH 4h: long als EMA 9 boven EMA 21 kruist, short als EMA 9 onder EMA 21 kruist, stop 3%',
      'ETH 4h: long gdy EMA 9 przetnie EMA 21 od dołu, short gdy EMA 9 przetnie EMA 21 od góry, stop 3%',
    ],
  },
  {
    expected: { size: ['fixed_notional', 50], symbol: 'BTC', left: [] },
    texts: [
      'every week buy 50 USDT of BTC, but only if RSI is below 60',
      'Jede Woche für 50 USDT BTC kaufen, aber nur wenn der RSI unter 60 ist',
      'Chaque semaine acheter 50 USDT de BTC, mais seulement si le RSI est sous 60',
      'Cada semana comprar 50 USDT de BTC, pero solo si el RSI está por debajo de 60',
      "Ogni settimana comprare 50 USDT di BTC, ma solo se l'RSI è sotto 60",
      'Toda semana comprar 50 USDT de BTC, mas só se o RSI estiver abaixo de 60',
      'Elke week voor 50 USDT BTC kopen, maar alleen als de RSI onder 60 staat',
      'Co tydzień kup BTC za 50 USDT, ale tylko jeśli RSI jest poniżej 60',
    ],
  },
  {
    expected: {
      enterLong: 'crosses_above(stochastic_14_3_3.k, stochastic_14_3_3.d) and stochastic_14_3_3.k < 20',
      exitLong: 'stochastic_14_3_3.k > 80',
      left: [],
    },
    texts: [
      'buy BTC 4h when stochastic %K crosses above %D and %K is below 20; sell when %K is above 80',
      'BTC 4h kaufen wenn Stochastik %K über %D kreuzt und %K unter 20 liegt; verkaufen wenn %K über 80 liegt',
      'Acheter BTC 4h si le stochastique %K croise au-dessus de %D et que %K est sous 20 ; vendre si %K est au-dessus de 80',
      'Comprar BTC 4h si el estocástico %K cruza por encima de %D y %K está por debajo de 20; vender si %K está por encima de 80',
      'Compra BTC 4h se lo stocastico %K incrocia sopra %D e %K è sotto 20; vendi se %K è sopra 80',
      'Comprar BTC 4h se o estocástico %K cruzar acima de %D e %K estiver abaixo de 20; vender se %K estiver acima de 80',
      'Koop BTC 4h als stochastic %K boven %D kruist en %K onder 20 staat; verkoop als %K boven 80 staat',
      'Kup BTC 4h gdy stochastyczny %K przetnie %D od dołu i %K jest poniżej 20; sprzedaj gdy %K jest powyżej 80',
    ],
  },
  {
    expected: {
      exitLong: 'close < sma_150 or crosses_below(close, prev(lowest(low, 20), 1))',
      enterLong: 'close > sma_150',
      size: ['fixed_notional', 500],
      left: [],
    },
    texts: [
      'buy BTC 1d when the close is above the SMA 150; sell when the close is below the SMA 150 or the price falls below the 20-day low; size 500 USDT',
      'Kauf BTC 1d wenn Schlusskurs über SMA 100, nein doch 150; Verkauf wenn Schlusskurs unter SMA 150 oder der Kurs unter das 20-Tage-Tief fällt; Einsatz 500 USDT',
      'Compra BTC 1d si el cierre está por encima de la SMA 100, no, mejor 150; vende si el cierre está por debajo de la SMA 150 o el precio cae por debajo del mínimo de 20 días; importe 500 USDT',
      'Compra BTC 1d se la chiusura è sopra la SMA 100, anzi 150; vendi se la chiusura è sotto la SMA 150 o il prezzo scende sotto il minimo di 20 giorni; importo 500 USDT',
      'Compra BTC 1d se o fechamento estiver acima da SMA 100, aliás 150; vende se o fechamento estiver abaixo da SMA 150 ou o preço cair abaixo da mínima de 20 dias; valor 500 USDT',
      'Koop BTC 1d als de slotkoers boven de SMA 100, nee wacht 150 staat; verkoop als de slotkoers onder de SMA 150 staat of de koers onder het 20-daags dieptepunt zakt; bedrag 500 USDT',
      'Kup BTC 1d gdy zamknięcie jest powyżej SMA 100, nie, 150; sprzedaj gdy zamknięcie jest poniżej SMA 150 lub cena spadnie poniżej minimum z 20 dni; kwota 500 USDT',
    ],
  },
];

/** What traders ask for most, said alike in eight languages. */
export const sameInTongues: readonly AcceptanceGroup[] = [
  {
    kind: 'the same in eight languages',
    cases: rows.flatMap(({ expected, texts }) => texts.map((text) => [text, expected] as const)),
  },
];
