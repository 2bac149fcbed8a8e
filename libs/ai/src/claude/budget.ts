import type { PlanUsage } from '../planner.js';

interface Usage {
  readonly input_tokens: number;
  readonly cache_creation_input_tokens?: number | null;
  readonly cache_read_input_tokens?: number | null;
  readonly output_tokens: number;
}

/** What one request has spent, and may still spend. */
export interface Spending {
  readonly tokens: Omit<PlanUsage, 'model' | 'promptVersion' | 'cost'>;
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
    let cachedReadTokens = 0;
    let cachedWriteTokens = 0;
    const budget = this;
    return {
      get tokens() {
        return { inputTokens, outputTokens, cachedReadTokens, cachedWriteTokens };
      },
      left: () => Math.min(budget.perRequest - inputTokens - outputTokens, budget.perDay - budget.today()),
      add(usage) {
        const read = usage.cache_read_input_tokens ?? 0;
        const written = usage.cache_creation_input_tokens ?? 0;
        const input = usage.input_tokens + written + read;
        cachedReadTokens += read;
        cachedWriteTokens += written;
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
