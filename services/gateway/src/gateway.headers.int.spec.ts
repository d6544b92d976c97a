import { createHash } from 'node:crypto';
import { startGateway, type RunningGateway } from './gateway.js';
import { gatewayEnvironment } from './main/gateway.environment.js';

let gateway: RunningGateway;

beforeAll(async () => {
  gateway = await startGateway(gatewayEnvironment.parse({ YANGE_DISTRICTS: '150302', YANGE_PORT: 0, YANGE_SERVICES: '{}', YANGE_LOCAL_ISSUER: 'on' }), () => undefined);
});

afterAll(() => gateway.close());

const policyOf = async (path: string): Promise<ReadonlyMap<string, string>> => {
  const response = await fetch(new URL(path, gateway.url));
  const directives = (response.headers.get('content-security-policy') ?? '').split(';').map((one) => one.trim().split(/ (.*)/s));
  return new Map(directives.map(([name = '', value = '']) => [name, value]));
};

describe('headers of the page', () => {
  it('keep it working over plain http on a local network: nothing upgrades its requests or remembers TLS', async () => {
    const response = await fetch(gateway.url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
    expect(response.headers.get('strict-transport-security')).toBeNull();
  });

  it.each(['/', '/healthz', '/v1/status', '/v1/nothing-here'])('allow files of the own origin and nothing inline, at %s', async (path) => {
    const policy = await policyOf(path);
    expect(policy.get('default-src')).toBe("'none'");
    for (const kind of ['script-src', 'img-src', 'font-src', 'connect-src']) expect(policy.get(kind)).toBe("'self'");
    // beside files, the style sheet without a byte: a library's own that the console's policy emptied
    expect(policy.get('style-src')).toBe(`'self' 'sha256-${createHash('sha256').digest('base64')}'`);
    for (const kind of ['script-src-attr', 'object-src', 'base-uri', 'form-action', 'frame-ancestors']) expect(policy.get(kind)).toBe("'none'");
    expect(policy.get('require-trusted-types-for')).toBe("'script'");
    expect(policy.get('trusted-types')).toBe('default');
    expect([...policy.values()].join(' ')).not.toMatch(/unsafe|https?:|data:|\*/);
  });

  it('let no one guess a type, frame the page or learn its address', async () => {
    const { headers } = await fetch(gateway.url);
    expect([headers.get('x-content-type-options'), headers.get('x-frame-options'), headers.get('referrer-policy')]).toEqual(['nosniff', 'DENY', 'no-referrer']);
  });
});
