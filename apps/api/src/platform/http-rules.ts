import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { Metrics } from '../health/metrics.js';
import { Problem, problemDetails } from './problem.js';
import { type OwnAddresses, rejectRequest } from './request-rules.js';

/** Content security policy of the page: our own files only, no inline scripts, no evaluation of strings. */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: false,
  });
}

/** Turns away what the rules for every request forbid, before any body is read. */
export function gate(own: OwnAddresses): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const rejection = rejectRequest(request, own);
    if (!rejection) return next();
    const problem = new Problem(rejection.status, rejection.code, rejection.detail);
    response
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify(problemDetails(problem)));
  };
}

/** Measures every answer under its route's pattern, so that ids do not become labels. */
export function timing(metrics: Metrics): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const stop = metrics.requests.startTimer();
    response.on('finish', () => {
      const route = (request.route as { path?: string } | undefined)?.path ?? 'other';
      stop({ method: request.method, route, status: String(response.statusCode) });
    });
    next();
  };
}
