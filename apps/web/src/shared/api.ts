/** A failed request, as the server's problem details tell it. `detail` says what to do next. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * Sends a request to the api and reads its JSON reply; a `FormData` body goes as it is.
 * @throws ApiProblem, also when the server can't be reached (`unreachable`).
 */
export async function request<T>(
  method: Method,
  path: string,
  body?: unknown,
  options: { readonly signal?: AbortSignal; readonly headers?: Record<string, string> } = {},
): Promise<T> {
  const response = await reach(method, path, body, options);
  const text = await response.text();
  const json: unknown = text === '' ? null : parse(text);
  if (!response.ok) throw problemOf(response.status, json);
  return json as T;
}

/** As `request`, for replies that are read as they arrive or kept as a file. @throws ApiProblem */
export async function reach(
  method: Method,
  path: string,
  body?: unknown,
  options: { readonly signal?: AbortSignal; readonly headers?: Record<string, string> } = {},
): Promise<Response> {
  const isForm = body instanceof FormData;
  try {
    return await fetch(`/api${path}`, {
      method,
      headers: {
        Accept: 'application/json',
        ...(body === undefined || isForm ? {} : { 'Content-Type': 'application/json' }),
        ...options.headers,
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem(
      0,
      'unreachable',
      'The server does not answer. Your canvas is kept; try again in a moment.',
    );
  }
}

export function problemOf(status: number, json: unknown): ApiProblem {
  if (typeof json === 'object' && json !== null) {
    const { code, detail, title, ...facts } = json as Record<string, unknown>;
    const text = typeof detail === 'string' ? detail : typeof title === 'string' ? title : undefined;
    if (text !== undefined)
      return new ApiProblem(status, typeof code === 'string' ? code : 'unknown', text, facts);
  }
  return new ApiProblem(
    status,
    'unknown',
    `The server answered with status ${status}. Try again in a moment.`,
  );
}

/** What to tell a person about any failure. */
export function sentenceFor(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
