import type { FastifyInstance, FastifyRequest } from 'fastify';
import { pathOf } from '../problem/outer.path.js';

interface Route {
  readonly pattern: RegExp;
  readonly methods: Set<string>;
}

const tables = new WeakMap<object, Map<string, Route>>();

/** Remembers which methods each path takes: the router itself only says that it found nothing. */
export const rememberRoutes = (fastify: FastifyInstance): void => {
  const routes = new Map<string, Route>();
  tables.set(fastify.server, routes);
  fastify.addHook('onRoute', ({ url, method }) => {
    const route = routes.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    for (const one of [method].flat()) route.methods.add(one);
    routes.set(url, route);
  });
};

/** @returns the methods of a path that is known, null where the request has a route of its own or the path is unknown */
export const allowedMethods = (request: FastifyRequest): readonly string[] | null => {
  if (!request.is404) return null;
  const path = pathOf(request.url);
  const methods = [...(tables.get(request.server.server)?.values() ?? [])].filter(({ pattern }) => pattern.test(path)).flatMap((route) => [...route.methods]);
  return methods.length === 0 ? null : [...new Set(methods)].sort();
};

const patternOf = (url: string): RegExp =>
  new RegExp(`^${url.split('/').map((part) => (part === '*' ? '.*' : part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))).join('/')}$`);
