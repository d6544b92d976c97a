import type { FastifyRequest } from 'fastify';

/** Set by the gateway, and only echoed: by which path the caller asked for what a service knows under a shorter one. */
export const outerPathHeader = 'x-yange-outer-path';

/** The path as the caller knows it. */
export const outerPathOf = (request: FastifyRequest): string => {
  const told = request.headers[outerPathHeader];
  if (typeof told === 'string' && /^\/[\x21-\x7e]{0,2000}$/.test(told)) return told;
  return pathOf(request.url);
};

export const pathOf = (url: string): string => url.split(/[?#]/)[0] || '/';
