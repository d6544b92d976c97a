import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Problem, problemBody } from '../problem/problem.js';
import { problemType } from '../problem/problem.filter.js';

/** What is no HTTP request at all, or has headers without end, is answered before any route sees it. */
export const answerClientError = (error: Error & { readonly code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const problem = problemOfParser(error.code);
  const body = JSON.stringify(problemBody(problem, undefined, 'zh'));
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    `content-type: ${problemType}`,
    'content-language: zh',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
};

const problemOfParser = (code: string | undefined): Problem => {
  if (code === 'HPE_HEADER_OVERFLOW') return new Problem(431, 'header-too-large');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Problem(408, 'timeout');
  return new Problem(400, 'malformed');
};
