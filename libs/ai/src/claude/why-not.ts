import Anthropic from '@anthropic-ai/sdk';

/** Claude answered, but not with a plan. */
export class NoPlan extends Error {
  override readonly name = 'NoPlan';
}

/** Why Claude gave no plan, in words for people: never what the service wrote, which may hold anything. */
export function whyNot(error: unknown, tookTooLong: boolean): string {
  if (tookTooLong || error instanceof Anthropic.APIConnectionTimeoutError) return 'it took too long';
  if (error instanceof NoPlan) return error.message;
  if (error instanceof Anthropic.APIConnectionError) return 'it could not be reached';
  if (error instanceof Anthropic.APIError && error.status !== undefined) {
    if (error.status === 401 || error.status === 403) return 'the key was not accepted';
    if (error.status === 429) return 'too many requests were sent';
    if (error.status >= 500) return 'the service is overloaded or down';
    return 'the service did not accept the request';
  }
  return 'its answer broke off';
}
