interface Usage {
  readonly input_tokens: number;
  readonly cache_creation_input_tokens?: number | null;
  readonly cache_read_input_tokens?: number | null;
  readonly output_tokens: number;
}

/** What one request has spent, and may still spend. */
export interface Spending {
  readonly tokens: { readonly inputTokens: number; readonly outputTokens: number };
  left(): number;
  add(usage: Usage): void;
}

const dayMilliseconds = 86_400_000;

/** Tokens by request and by UTC day; what is read from the cache counts as input. A restart begins a new day's count. */
export class TokenBudget {
  private day = -1;
  private spentToday = 0;

  constructor(
    private readonly perRequest: number,
    private readonly perDay: number,
    private readonly now: () => number,
  ) {}

  start(): Spending {
    let inputTokens = 0;
    let outputTokens = 0;
    const budget = this;
    return {
      get tokens() {
        return { inputTokens, outputTokens };
      },
      left: () => Math.min(budget.perRequest - inputTokens - outputTokens, budget.perDay - budget.today()),
      add(usage) {
        const input =
          usage.input_tokens +
          (usage.cache_creation_input_tokens ?? 0) +
          (usage.cache_read_input_tokens ?? 0);
        inputTokens += input;
        outputTokens += usage.output_tokens;
        budget.today();
        budget.spentToday += input + usage.output_tokens;
      },
    };
  }

  private today(): number {
    const day = Math.floor(this.now() / dayMilliseconds);
    if (day !== this.day) {
      this.day = day;
      this.spentToday = 0;
    }
    return this.spentToday;
  }
}
