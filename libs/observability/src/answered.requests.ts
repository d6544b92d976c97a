import type { Logger } from 'pino';
import { measured } from './instruments.js';

export interface AnsweredRequest {
  readonly method: string;
  /** the template of its path, never the path itself */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

let log: Logger | undefined;

/** From now on each answered request is a line at `debug`. One process has one log, as it has one meter. */
export const requestsLoggedBy = (logger: Logger): void => {
  log = logger;
};

/** Measured as the semantic conventions have it; a line as well, where somebody said so. */
export const requestAnswered = ({ method, route, status, seconds }: AnsweredRequest): void => {
  log?.debug({ method, route, status, ms: Math.round(seconds * 1_000) }, 'answered');
  measured('http.server.request.duration', seconds, { 'http.request.method': method, 'http.route': route, 'http.response.status_code': status, 'url.scheme': 'http' });
};
