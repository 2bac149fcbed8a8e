import type { PlanStep } from '../planner.js';
import { maskSecrets } from '../secrets/mask-secrets.js';

const fewest = 40;

/** The model's own text in pieces of whole words, for people to read along; few enough to send to everybody. */
export class SpokenWords {
  private waiting = '';

  constructor(private readonly tell: (step: PlanStep) => void) {}

  hear(text: string): void {
    this.waiting += text;
    const end = Math.max(this.waiting.lastIndexOf(' '), this.waiting.lastIndexOf('\n')) + 1;
    if (end >= fewest) this.say(end);
  }

  end(): void {
    if (this.waiting !== '') this.say(this.waiting.length);
  }

  private say(end: number): void {
    this.tell({ is: 'words', text: maskSecrets(this.waiting.slice(0, end)) });
    this.waiting = this.waiting.slice(end);
  }
}
