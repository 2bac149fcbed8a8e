/** A part of a request that the formula language cannot hold; carries the sentence that says why. */
export class NotExpressible extends Error {}
