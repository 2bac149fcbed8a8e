import type { PlanUsage } from '../planner.js';
import { NoPlan } from './why-not.js';

interface Usage {
  readonly input_tokens: number;
  readonly cache_creation_input_tokens?: number | null;
  readonly cache_read_input_tokens?: number | null;
  readonly output_tokens: number;
}

/** What one request has spent, and may still spend. */
export interface Spending {
  readonly tokens: Omit<PlanUsage, 'model' | 'promptVersion' | 'cost'>;
  /** Sets aside what the next turn may take, so that others at work at the same time can't spend it too. @throws NoPlan */
  turn(longest: number, shortest: number): Turn;
}

/** Tokens set aside for one turn. */
export interface Turn {
  /** Of its answer, at most. */
  readonly maxTokens: number;
  /** Ends it: what it took is spent, the rest is free again. */
  settle(usage?: Usage): void;
}

const dayMilliseconds = 86_400_000;

export interface TokenLimits {
  readonly tokensPerRequest: number;
  /** By UTC day. */
  readonly tokensPerDay: number;
  /** Unix milliseconds. */
  now(): number;
  /** What was spent before this process began, since a moment in Unix milliseconds; left out: nothing. */
  spentSince?(moment: number): Promise<number>;
}

/**
 * Tokens by request and by UTC day; what is read from the cache counts as input. What a turn will read is not known before
 * it: a first one is taken to read what the last first one read, a later one all of the turn before it.
 */
export class TokenBudget {
  private day = -1;
  private spentToday = 0;
  /** Of turns that are under way. */
  private setAside = 0;
  private firstInput = 0;
  private before: Promise<void> | undefined;

  constructor(private readonly limits: TokenLimits) {}

  /** @throws NoPlan when what was spent today is not known: then nothing is */
  async start(): Promise<Spending> {
    this.before ??= this.recall();
    try {
      await this.before;
    } catch {
      this.before = undefined;
      throw new NoPlan('what was spent today is not known');
    }
    const { tokensPerRequest, tokensPerDay } = this.limits;
    let inputTokens = 0;
    let outputTokens = 0;
    let cachedReadTokens = 0;
    let cachedWriteTokens = 0;
    let turns = 0;
    let nextInput = this.firstInput;
    const budget = this;
    const add = (usage: Usage): void => {
      const read = usage.cache_read_input_tokens ?? 0;
      const written = usage.cache_creation_input_tokens ?? 0;
      const input = usage.input_tokens + written + read;
      cachedReadTokens += read;
      cachedWriteTokens += written;
      inputTokens += input;
      outputTokens += usage.output_tokens;
      budget.today();
      budget.spentToday += input + usage.output_tokens;
      if (turns++ === 0) budget.firstInput = input;
      nextInput = input + usage.output_tokens;
    };
    return {
      get tokens() {
        return { inputTokens, outputTokens, cachedReadTokens, cachedWriteTokens };
      },
      turn(longest, shortest) {
        const ofDay = tokensPerDay - budget.today() - budget.setAside;
        const left = Math.min(tokensPerRequest - inputTokens - outputTokens, ofDay) - nextInput;
        if (left < shortest) throw new NoPlan('the token budget is used up');
        const maxTokens = Math.min(longest, left);
        const wanted = maxTokens + nextInput;
        budget.setAside += wanted;
        return {
          maxTokens,
          settle(usage) {
            budget.setAside -= wanted;
            if (usage) add(usage);
          },
        };
      },
    };
  }

  private async recall(): Promise<void> {
    this.today();
    const { day } = this;
    const spent = (await this.limits.spentSince?.(day * dayMilliseconds)) ?? 0;
    this.today();
    if (day === this.day) this.spentToday += spent;
  }

  private today(): number {
    const day = Math.floor(this.limits.now() / dayMilliseconds);
    if (day !== this.day) {
      this.day = day;
      this.spentToday = 0;
    }
    return this.spentToday;
  }
}
