import type { AcceptanceGroup } from './acceptance-case.js';
import { accountAndOrders } from './account-and-orders.js';
import { askedAndWished } from './asked-and-wished.js';
import { askedByName } from './asked-by-name.js';
import { barsThatFollow } from './bars-that-follow.js';
import { basicsInTongues } from './basics-in-tongues.js';
import { conversations } from './conversations.js';
import { deskRequests } from './desk-requests.js';
import { doubtfulRequests } from './doubtful-requests.js';
import { earlierBarsAndDistances } from './earlier-bars-and-distances.js';
import { endsOfPositions } from './ends-of-positions.js';
import { familiesAsTold } from './families-as-told.js';
import { familiesInOtherWords } from './families-in-other-words.js';
import { followUps } from './follow-ups.js';
import { followUpsInOtherWords } from './follow-ups-in-other-words.js';
import { followUpsToWhatIsThere } from './follow-ups-to-what-is-there.js';
import { formsOfWriting } from './forms-of-writing.js';
import { freshNumbers } from './fresh-numbers.js';
import { freshRequests } from './fresh-requests.js';
import { furtherRequests } from './further-requests.js';
import { groupsAndInsideBars } from './groups-and-inside-bars.js';
import { harderSentences } from './harder-sentences.js';
import { judgedSince } from './judged-since.js';
import { keptBackRequests } from './kept-back-requests.js';
import { lengthsAndBars } from './lengths-and-bars.js';
import { levelsAndFillTimes } from './levels-and-fill-times.js';
import { listsAndHeadings } from './lists-and-headings.js';
import { marketsWithoutSimulation } from './markets-without-simulation.js';
import { meantByWhatIsThere } from './meant-by-what-is-there.js';
import { measuresAndBands } from './measures-and-bands.js';
import { moneyAndRisk } from './money-and-risk.js';
import { moneyAsTold } from './money-as-told.js';
import { moneyAtRiskAsTold } from './money-at-risk-as-told.js';
import { moneyInFamilies } from './money-in-families.js';
import { moneyInOtherWords } from './money-in-other-words.js';
import { moreFreshRequests } from './more-fresh-requests.js';
import { movesFromWhere } from './moves-from-where.js';
import { noPlaceFor } from './no-place-for.js';
import { otherOutcomes } from './other-outcomes.js';
import { partsAndCorrections } from './parts-and-corrections.js';
import { pastedRequests } from './pasted-requests.js';
import { plansInTime } from './plans-in-time.js';
import { postedRequests } from './posted-requests.js';
import { rankingsAndShares } from './rankings-and-shares.js';
import { rulesAndRisk } from './rules-and-risk.js';
import { rulesInContext } from './rules-in-context.js';
import { rulesOnOneMarket } from './rules-on-one-market.js';
import { saidInShort } from './said-in-short.js';
import { sameInTongues } from './same-in-tongues.js';
import { severalMarkets } from './several-markets.js';
import { sidesAndShares } from './sides-and-shares.js';
import { singleIndicators } from './single-indicators.js';
import { switchesAndSeasons } from './switches-and-seasons.js';
import { symbolsAndSchedules } from './symbols-and-schedules.js';
import { talkGoesOn } from './talk-goes-on.js';
import { ticketsAndParts } from './tickets-and-parts.js';
import { timesAndFamilies } from './times-and-families.js';
import { tonguesInPractice } from './tongues-in-practice.js';
import { tradersMarkets } from './traders-markets.js';
import { tradersRules } from './traders-rules.js';
import { unseenFamilies } from './unseen-families.js';
import { unseenRequests } from './unseen-requests.js';
import { unseenSixty } from './unseen-sixty.js';
import { waysOfWriting } from './ways-of-writing.js';
import { whatItIsSaidOf } from './what-it-is-said-of.js';
import { whatItMeans } from './what-it-means.js';

/** Requests as traders write them, with what each must come to. */
export const acceptanceSet: readonly AcceptanceGroup[] = [
  ...singleIndicators,
  ...sidesAndShares,
  ...rulesAndRisk,
  ...waysOfWriting,
  ...harderSentences,
  ...followUps,
  ...followUpsInOtherWords,
  ...askedAndWished,
  ...conversations,
  ...otherOutcomes,
  ...noPlaceFor,
  ...severalMarkets,
  ...doubtfulRequests,
  ...marketsWithoutSimulation,
  ...rankingsAndShares,
  ...switchesAndSeasons,
  ...listsAndHeadings,
  ...moneyInFamilies,
  ...plansInTime,
  ...accountAndOrders,
  ...rulesInContext,
  ...tradersRules,
  ...tradersMarkets,
  ...postedRequests,
  ...furtherRequests,
  ...unseenRequests,
  ...symbolsAndSchedules,
  ...deskRequests,
  ...lengthsAndBars,
  ...freshRequests,
  ...moreFreshRequests,
  ...basicsInTongues,
  ...freshNumbers,
  ...timesAndFamilies,
  ...familiesAsTold,
  ...familiesInOtherWords,
  ...keptBackRequests,
  ...endsOfPositions,
  ...moneyAndRisk,
  ...moneyAsTold,
  ...moneyAtRiskAsTold,
  ...moneyInOtherWords,
  ...rulesOnOneMarket,
  ...pastedRequests,
  ...saidInShort,
  ...sameInTongues,
  ...tonguesInPractice,
  ...whatItMeans,
  ...formsOfWriting,
  ...unseenSixty,
  ...whatItIsSaidOf,
  ...unseenFamilies,
  ...judgedSince,
  ...talkGoesOn,
  ...askedByName,
  ...movesFromWhere,
  ...meantByWhatIsThere,
  ...followUpsToWhatIsThere,
  ...partsAndCorrections,
  ...earlierBarsAndDistances,
  ...groupsAndInsideBars,
  ...barsThatFollow,
  ...measuresAndBands,
  ...levelsAndFillTimes,
  ...ticketsAndParts,
];
