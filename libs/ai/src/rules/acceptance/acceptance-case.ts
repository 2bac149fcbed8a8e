/** What one of several legs must come to. */
export interface ExpectedLeg {
  readonly enterLong?: string | null;
  readonly exitLong?: string | null;
  readonly enterShort?: string | null;
  readonly exitShort?: string | null;
  readonly symbol?: string;
  readonly exchange?: string;
  readonly market?: string;
  readonly timeframe?: string;
  /** Kinds of its risk and execution nodes with (some of) their parameters. */
  readonly chain?: Readonly<Record<string, Readonly<Record<string, number | string>>>>;
}

/** What a request must come to. Only what is named is checked; formulas are compared by meaning of their text. */
export interface Expected {
  /** `plan` when left out. */
  readonly status?: 'plan' | 'clarify' | 'refused' | 'answer';
  readonly enterLong?: string | null;
  readonly exitLong?: string | null;
  readonly enterShort?: string | null;
  readonly exitShort?: string | null;
  /** Node ids with (some of) their parameters. */
  readonly nodes?: Readonly<Record<string, Readonly<Record<string, number | string>>>>;
  readonly symbol?: string;
  readonly exchange?: string;
  readonly timeframe?: string;
  readonly size?: readonly [mode: string, value: number] | null;
  readonly stop?: readonly [mode: string, value: number] | null;
  readonly target?: readonly [mode: string, value: number] | null;
  readonly trail?: readonly [mode: string, value: number] | null;
  readonly timeExit?: number | null;
  readonly execution?: string;
  /** All legs by the ids of their strategy nodes; a flow with other legs fails. */
  readonly legs?: Readonly<Record<string, ExpectedLeg>>;
  /** Kinds of nodes with (some of) their parameters; null for a kind that must not be there. */
  readonly kinds?: Readonly<Record<string, Readonly<Record<string, number | string>> | null>>;
  /** The plan builds what there is and trades nothing yet. */
  readonly draft?: boolean;
  /** A text that the summary must contain, whatever the case of its letters. */
  readonly sums?: string;
  /** Words that must be among the assumptions' subjects, and words that must not. */
  readonly assumes?: readonly string[];
  readonly states?: readonly string[];
  /** Parts that must be named as left out; `[]` when nothing may be. */
  readonly left?: readonly string[];
  /** A text that reason, answer or question must contain, whatever the case of its letters. */
  readonly says?: string;
  readonly newStrategy?: boolean;
}

export type AcceptanceCase = readonly [text: string, expected: Expected];

export interface AcceptanceGroup {
  readonly kind: string;
  /** The request, or the conversation, that makes the flow which follow-ups change; an empty flow when left out. */
  readonly on?: string | readonly string[];
  readonly cases: readonly AcceptanceCase[];
}
