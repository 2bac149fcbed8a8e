import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A piece of a streamed answer; a promise holds the stream until it is kept. */
export type Part =
  | { readonly text: string }
  | { readonly name: string; readonly input: unknown }
  | { readonly name: string; readonly rawInput: string }
  | Promise<void>;

/** One answer of the service: tool calls or text as a stream, an error status, a stream that breaks off, or silence. */
export type Answer =
  | { readonly parts: readonly Part[] }
  | { readonly calls: readonly { readonly name: string; readonly input: unknown }[] }
  | { readonly text: string }
  | { readonly rawInput: string; readonly name: string }
  | { readonly status: number; readonly retryAfterSeconds?: number }
  | { readonly breaksOffAfter: Part }
  | { readonly breaksOff: true }
  /** An error inside an answer that has begun, by its type: `overloaded_error`. */
  | { readonly errorInStream: string }
  /** Ends for this reason, with what was said before it. */
  | { readonly stop: 'max_tokens' | 'refusal' | 'model_context_window_exceeded'; readonly text: string }
  | { readonly silent: true };

export interface MessagesServer {
  readonly url: string;
  /** Bodies of the requests so far. */
  readonly requests: readonly { readonly body: string; readonly authorization: string }[];
  /** Resolves when a request has come in whose connection was closed by the client. */
  readonly hungUp: Promise<void>;
  close(): Promise<void>;
}

/** Speaks the streaming Messages API on a loopback port, one answer a request, in order; the last one repeats. */
export async function messagesServer(answers: readonly Answer[]): Promise<MessagesServer> {
  const requests: { body: string; authorization: string }[] = [];
  let sayHungUp = (): void => {};
  const hungUp = new Promise<void>((resolve) => {
    sayHungUp = resolve;
  });
  const server = createServer(async (request, response) => {
    response.once('close', () => !response.writableFinished && sayHungUp());
    const body = await bodyOf(request);
    requests.push({ body, authorization: JSON.stringify(request.headers) });
    await send(response, answers[Math.min(requests.length, answers.length) - 1]!);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    hungUp,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

async function send(response: ServerResponse, answer: Answer): Promise<void> {
  if ('silent' in answer) return;
  if ('status' in answer) {
    const error = {
      type: 'error',
      error: { type: 'api_error', message: 'sk-ant-echoed-by-the-service-000' },
    };
    const wait =
      answer.retryAfterSeconds === undefined
        ? { 'retry-after-ms': '1' }
        : { 'retry-after': String(answer.retryAfterSeconds) };
    response.writeHead(answer.status, { 'content-type': 'application/json', ...wait });
    response.end(JSON.stringify(error));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const event = (type: string, data: object): void =>
    void response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
  event('message_start', {
    message: {
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model: 'test',
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: { input_tokens: 100, cache_read_input_tokens: 50, output_tokens: 1 },
    },
  });
  const parts = partsOf(answer);
  let index = 0;
  for (const part of parts) {
    if (part instanceof Promise) await part;
    else stream(part, index++, event, 'breaksOffAfter' in answer);
  }
  if ('breaksOff' in answer || 'breaksOffAfter' in answer) {
    response.end();
    return;
  }
  if ('errorInStream' in answer) {
    const message = 'sk-ant-echoed-by-the-service-000';
    event('error', { error: { type: answer.errorInStream, message } });
    response.end();
    return;
  }
  const isToolUse = parts.some((part) => !(part instanceof Promise) && 'name' in part);
  event('message_delta', {
    delta: {
      stop_reason: 'stop' in answer ? answer.stop : isToolUse ? 'tool_use' : 'end_turn',
      stop_sequence: null,
    },
    usage: { output_tokens: 20 },
  });
  event('message_stop', {});
  response.end();
}

function partsOf(answer: Answer): readonly Part[] {
  if ('parts' in answer) return answer.parts;
  if ('calls' in answer) return answer.calls;
  if ('breaksOffAfter' in answer) return [answer.breaksOffAfter];
  return 'text' in answer || 'rawInput' in answer ? [answer] : [];
}

/** One content block in small pieces; the last of them is missing when the stream is to break off. */
function stream(
  part: Exclude<Part, Promise<void>>,
  index: number,
  event: (type: string, data: object) => void,
  isCut: boolean,
): void {
  if ('text' in part) {
    event('content_block_start', { index, content_block: { type: 'text', text: '' } });
    for (const text of pieces(part.text)) {
      event('content_block_delta', { index, delta: { type: 'text_delta', text } });
    }
  } else {
    const block = { type: 'tool_use', id: `toolu_${index}`, name: part.name, input: {} };
    event('content_block_start', { index, content_block: block });
    const all = pieces('rawInput' in part ? part.rawInput : JSON.stringify(part.input));
    for (const partial_json of isCut ? all.slice(0, -1) : all) {
      event('content_block_delta', { index, delta: { type: 'input_json_delta', partial_json } });
    }
  }
  if (!isCut) event('content_block_stop', { index });
}

/** Small ones, as the service streams; a long text in a thousand. */
function pieces(text: string): string[] {
  const size = Math.max(7, Math.ceil(text.length / 1_000));
  const all: string[] = [];
  for (let at = 0; at < text.length; at += size) all.push(text.slice(at, at + size));
  return all;
}
