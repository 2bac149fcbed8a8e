/**
 * Why a connection is closed. Stock clients never come back by themselves after 4400 to 4499; after the others
 * they try again, and nothing is lost.
 */
export const closeCodes = {
  undecodable: 4400,
  notSignedIn: 4401,
  notAllowed: 4403,
  noSuchFlow: 4404,
  tooLarge: 4409,
  olderEpoch: 4410,
  tooFast: 4529,
  tryAgainLater: 1013,
} as const;
