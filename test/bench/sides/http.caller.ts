import { Agent, request } from 'node:http';

/** Posts JSON over connections that stay open: the least that a client costs on the machine that it measures. */
export class HttpCaller {
  readonly #agent: Agent;

  constructor(private readonly url: URL, private readonly headers: Readonly<Record<string, string>>, connections: number) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** @throws Error with what was answered, unless that is a 2xx */
  post(body: object, more: Readonly<Record<string, string>> = {}): Promise<Readonly<Record<string, unknown>>> {
    const text = JSON.stringify(body);
    const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)), ...this.headers, ...more };
    return new Promise((resolve, reject) => {
      const asked = request(this.url, { method: 'POST', agent: this.#agent, headers }, (response) => {
        let answer = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk)).on('error', reject).on('end', () => {
          if (response.statusCode === undefined || response.statusCode >= 300) reject(new Error(`${this.url.pathname}: ${response.statusCode} ${answer}`));
          else resolve(JSON.parse(answer) as Record<string, unknown>);
        });
      });
      asked.on('error', reject).end(text);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
