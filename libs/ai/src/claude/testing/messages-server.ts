import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One answer of the service: tool calls or text as a stream, an error status, a stream that breaks off, or silence. */
export type Answer =
  | { readonly calls: readonly { readonly name: string; readonly input: unknown }[] }
  | { readonly text: string }
  | { readonly rawInput: string; readonly name: string }
  | { readonly status: number }
  | { readonly breaksOff: true }
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
    send(response, answers[Math.min(requests.length, answers.length) - 1]!);
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

function send(response: ServerResponse, answer: Answer): void {
  if ('silent' in answer) return;
  if ('status' in answer) {
    const error = {
      type: 'error',
      error: { type: 'api_error', message: 'sk-ant-echoed-by-the-service-000' },
    };
    response.writeHead(answer.status, { 'content-type': 'application/json', 'retry-after-ms': '1' });
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
  if ('breaksOff' in answer) {
    response.end();
    return;
  }
  if ('text' in answer) {
    event('content_block_start', { index: 0, content_block: { type: 'text', text: '' } });
    event('content_block_delta', { index: 0, delta: { type: 'text_delta', text: answer.text } });
    event('content_block_stop', { index: 0 });
  }
  const calls = 'calls' in answer ? answer.calls : 'rawInput' in answer ? [answer] : [];
  for (const [index, call] of calls.entries()) {
    const json = 'rawInput' in call ? call.rawInput : JSON.stringify(call.input);
    const block = { type: 'tool_use', id: `toolu_${index}`, name: call.name, input: {} };
    event('content_block_start', { index, content_block: block });
    for (let at = 0; at < json.length; at += 7) {
      const delta = { type: 'input_json_delta', partial_json: json.slice(at, at + 7) };
      event('content_block_delta', { index, delta });
    }
    event('content_block_stop', { index });
  }
  const reason = calls.length > 0 ? 'tool_use' : 'end_turn';
  event('message_delta', {
    delta: { stop_reason: reason, stop_sequence: null },
    usage: { output_tokens: 20 },
  });
  event('message_stop', {});
  response.end();
}
