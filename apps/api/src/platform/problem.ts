import { STATUS_CODES } from 'node:http';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { RevisionConflict, StoreUnavailable, UnreadableEvent } from '@strategy-builder/event-store';
import { ReadModelsBehind } from '@strategy-builder/projections';
import type { Response } from 'express';
import { ZodValidationException } from 'nestjs-zod';
import { ZodError } from 'zod';

/** An error that the caller can act on, as RFC 9457 problem details. `code` is a stable word, `detail` says what to do. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${code}: ${detail}`);
  }
}

export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly [fact: string]: unknown;
}

export function problemDetails(error: unknown): ProblemDetails {
  const { status, code, detail, facts } = asProblem(error);
  return {
    ...facts,
    type: `urn:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    code,
  };
}

/** The one place where a failure becomes HTTP. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const details = problemDetails(error);
    if (details.status >= 500) this.log.error(error);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.status(details.status).type('application/problem+json').send(JSON.stringify(details));
  }
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof ZodValidationException) return invalidRequest(error.getZodError() as ZodError);
  if (error instanceof ZodError) return invalidRequest(error);
  if (error instanceof RevisionConflict) {
    return new Problem(409, 'revision-conflict', error.message, { actual: error.actual });
  }
  if (error instanceof StoreUnavailable) {
    return new Problem(
      503,
      'store-unavailable',
      'The event store does not answer. Nothing was lost; try again.',
    );
  }
  if (error instanceof ReadModelsBehind) {
    return new Problem(
      503,
      'read-models-behind',
      `The read models are behind the log (${error.message}). Nothing was lost; try again.`,
    );
  }
  if (error instanceof UnreadableEvent) {
    const { id, stream, revision } = error.event;
    return new Problem(503, 'event-unreadable', error.message, { event: { id, stream, revision } });
  }
  if (error instanceof HttpException) {
    const status = error.getStatus();
    return new Problem(status, wordFor(status), error.message);
  }
  const status = httpStatusOf(error);
  if (status !== undefined) return new Problem(status, wordFor(status), (error as Error).message);
  return new Problem(
    500,
    'internal',
    'Something went wrong on the server; it is in its log. Nothing was changed.',
  );
}

function invalidRequest(error: ZodError): Problem {
  const issues = error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  const first = issues[0];
  return new Problem(
    400,
    'invalid-request',
    first ? `${first.path ? `${first.path}: ` : ''}${first.message}` : 'The request has the wrong shape.',
    { issues },
  );
}

/** Errors of Express' body parser carry a status of their own (malformed JSON, too large, wrong encoding). */
function httpStatusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined;
  const { status } = error as { status: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}

function wordFor(status: number): string {
  const words: Record<number, string> = {
    400: 'invalid-request',
    403: 'not-allowed',
    404: 'not-found',
    405: 'method-not-allowed',
    413: 'too-large',
    415: 'unsupported-media-type',
    429: 'too-fast',
  };
  return words[status] ?? (status >= 500 ? 'internal' : 'invalid-request');
}
