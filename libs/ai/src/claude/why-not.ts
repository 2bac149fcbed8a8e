import Anthropic from '@anthropic-ai/sdk';

/** Claude answered, but not with a plan. */
export class NoPlan extends Error {
  override readonly name = 'NoPlan';
}

const tooMany = 'too many requests were sent';
const overloaded = 'the service is overloaded or down';

/** What the service calls an error that comes once an answer has begun: then there is no status. */
const inStream: ReadonlyMap<string | null, string> = new Map([
  ['rate_limit_error', tooMany],
  ['overloaded_error', overloaded],
  ['api_error', overloaded],
  ['timeout_error', overloaded],
]);

/** Why Claude gave no plan, in words for people: never what the service wrote, which may hold anything. */
export function whyNot(error: unknown, tookTooLong: boolean): string {
  if (tookTooLong || error instanceof Anthropic.APIConnectionTimeoutError) return 'it took too long';
  if (error instanceof NoPlan) return error.message;
  if (error instanceof Anthropic.APIConnectionError) return 'it could not be reached';
  if (!(error instanceof Anthropic.APIError)) return 'its answer broke off';
  const { status, type } = error;
  if (status === undefined) return inStream.get(type) ?? 'its answer broke off';
  if (status === 401 || status === 403) return 'the key was not accepted';
  if (status === 429) return tooMany;
  return status >= 500 ? overloaded : 'the service did not accept the request';
}

/** Whether the service broke an answer off that it had begun, and may give when it is asked again. */
export function mayPass(error: unknown): boolean {
  return error instanceof Anthropic.APIError && error.status === undefined && inStream.has(error.type);
}

/** Why an answer that came to its end is no plan. */
export function noPlanOf(stop: Anthropic.StopReason | null): NoPlan {
  switch (stop) {
    case 'max_tokens':
      return new NoPlan('its answer was longer than the tokens it may use');
    case 'model_context_window_exceeded':
      return new NoPlan('the conversation was too long for it');
    case 'refusal':
      return new NoPlan('it declined to answer');
    default:
      return new NoPlan('its answer held no plan');
  }
}
