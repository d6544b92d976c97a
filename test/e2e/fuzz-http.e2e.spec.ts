import { badRequestsTo, type BadRequest } from '../support/bad-requests.fixture.js';
import { district, entitledTo, type Answer, type ProblemAnswer } from '../support/gateway.fixture.js';
import { operationsOf, type ApiDocument, type Operation } from '../support/openapi.fixture.js';
import { startPlatform, type RunningPlatform } from '../support/platform.fixture.js';
import { randomFrom } from '../support/random.fixture.js';

/** `YANGE_FUZZ_SEED=7` tries others; what fails is named with its seed. */
const seed = Number(process.env['YANGE_FUZZ_SEED'] ?? 20200630);
const sideBySide = 8;

let platform: RunningPlatform;
let operations: readonly Operation[];

beforeAll(async () => {
  platform = await startPlatform({ empty: true });
  operations = operationsOf(await platform.gateway.get<ApiDocument>('/v1/openapi'));
});
afterAll(() => platform?.abandon());

/** What is wrong with an answer, null where nothing is. */
const faultOf = (operation: Operation, request: BadRequest, answer: Answer): string | null => {
  if (answer.status >= 500) return 'a fault of ours';
  if (answer.status < 400) return request.method === 'GET' ? null : 'was taken';
  const problem = answer.body as ProblemAnswer | undefined;
  if (answer.headers.get('content-type') !== 'application/problem+json; charset=utf-8' || problem === undefined) return 'no problem document';
  if (![problem.type, problem.title, problem.detail, problem.code, problem.words?.detail?.zh, problem.words?.title?.en].every((text) => typeof text === 'string' && text !== '')) return 'half a problem document';
  if (problem.status !== answer.status || problem.instance !== answer.path || answer.headers.get('content-language') !== 'zh') return 'a problem document of something else';
  // dots in a path lead to another door, which may not know the method
  const strayed = answer.status === 405 && new URL(request.path, 'http://host').pathname !== request.path.split('?')[0];
  if (!strayed && !(String(answer.status) in operation.responses)) return 'a status that the description does not know';
  return /\bat [\w.<>]+ \(|node_modules|postgres(?:ql)?:/i.test(answer.text) ? 'a word about our inside' : null;
};

const inTurns = async <T>(items: readonly T[], run: (item: T) => Promise<void>): Promise<void> => {
  const queue = items.values();
  await Promise.all(Array.from({ length: sideBySide }, async () => {
    for (const item of queue) await run(item);
  }));
};

it('is told as a problem, never as a fault of ours, and nothing is stored: whatever is sent to any door', async () => {
  const random = randomFrom(seed);
  const requests = operations.flatMap((operation) => badRequestsTo(operation, entitledTo(operation.right), random).map((request) => ({ operation, request })));
  const before = await platform.gateway.heads();
  const faults: string[] = [];
  const seen = new Map<number, number>();
  await inTurns(requests, async ({ operation, request }) => {
    const answer = await platform.gateway.call(request.method, request.path, request);
    seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
    const fault = faultOf(operation, request, answer);
    if (fault !== null) faults.push(`${operation.operationId}, ${request.what}: ${fault} (${answer.status} ${answer.text.slice(0, 200)}) ${request.path.slice(0, 120)}`);
  });
  expect({ seed, faults }).toEqual({ seed, faults: [] });
  expect(await platform.gateway.heads()).toEqual(before);
  expect(requests.length).toBeGreaterThan(3_000);
  for (const status of [400, 401, 404, 409, 415, 422]) expect([status, (seen.get(status) ?? 0) > 20]).toEqual([status, true]);
});

/** `organs/names` is also one of `organs/{organId}`. */
const templateOf = (path: string): RegExp => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);

it('takes no method but those that are described, and says which', async () => {
  const paths = [...new Set(operations.map(({ path }) => path))];
  const faults: string[] = [];
  await inTurns(paths, async (path) => {
    const methods = [...new Set(operations.filter((one) => templateOf(one.path).test(path)).map(({ method }) => method.toUpperCase()))];
    const wanted = [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].sort().join(', ');
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((one) => !methods.includes(one))) {
      const answer = await platform.gateway.call(method, path.replace('{district}', district).replace('{context}', 'staffing').replace(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000'));
      if (answer.status !== 405 || answer.headers.get('allow') !== wanted) faults.push(`${method} ${path}: ${answer.status}, allow ${answer.headers.get('allow') ?? 'nothing'}, not ${wanted}`);
    }
  });
  expect(faults).toEqual([]);
});

it('is still well after all of it', async () => {
  expect((await platform.gateway.call('GET', '/readyz')).status).toBe(200);
  expect(await platform.stop()).toEqual({ code: 0, left: [] });
});
