import { applyCorrections } from './apply-corrections.js';
import { averageEntries } from './average-entries.js';
import { carrying } from './carrying.js';
import { closingTimes } from './closing-times.js';
import { joinCoinPairs, pairedWordTickers, splitRatioSymbols } from './coin-pairs.js';
import { countedAverages } from './counted-averages.js';
import { crossedLengths } from './crossed-lengths.js';
import { definedTerms } from './defined-terms.js';
import { fastAndSlow } from './fast-and-slow.js';
import type { Lexeme } from './lexeme.js';
import { lineAsStop } from './line-as-stop.js';
import { mirroredBeyond } from './mirrored-beyond.js';
import { mirroredSide } from './mirrored-side.js';
import { openingRanges } from './opening-range.js';
import { eachOfThem } from './plural-subjects.js';
import { priceTickets } from './price-tickets.js';
import { reversing } from './reversing.js';
import { sidesOfExits } from './sides-of-exits.js';
import { wordsInContext } from './words-in-context.js';

/** The words of a request as they are meant: corrections carried out, what one word says of another spelled out. */
export function asMeant(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  const said = carrying(
    closingTimes(joinCoinPairs(splitRatioSymbols(pairedWordTickers(applyCorrections(lexemes, text), text)))),
    text,
  );
  const told = fastAndSlow(countedAverages(crossedLengths(said), text));
  const sided = mirroredSide(
    eachOfThem(wordsInContext(lineAsStop(averageEntries(openingRanges(told, text), text), text), text), text),
    text,
  );
  return priceTickets(sidesOfExits(reversing(definedTerms(mirroredBeyond(sided), text), text), text));
}
