/** Longest formula text, in UTF-16 code units. */
export const maximumFormulaLength = 4000;
/** Deepest nesting of parentheses, calls and prefix operators. */
export const maximumDepth = 64;
/** Longest window or look-back, in bars. */
export const maximumWindow = 10_000;
