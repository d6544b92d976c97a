import type { Seeded } from './seeded.js';
import type { Recording } from './platform.js';

/** One thing that a client wants: the same request for every attempt. */
export interface Operation {
  readonly what: string;
  readonly context: Recording;
  /** below the district and the service */
  readonly path: string;
  readonly body: object;
  /** of its answer, once it is recorded */
  readonly after?: (answer: Readonly<Record<string, string>>) => void;
}

const effective = '2021-03-02';
export const quotaType = { kind: 'administrative', management: 'unstated', funding: 'unstated' } as const;
const paper = { number: '海党编发〔2021〕3号', title: '会议纪要', issuer: '中共海勃湾区委机构编制委员会', issuedOn: '2021-03-01' };

/** An account of posts that the clients fight for. */
export interface Account {
  readonly owner: { readonly organId: string; readonly name: string };
  readonly places: number;
  readonly permits: string[];
  /** asked for and not granted yet */
  readonly requests: { readonly requestId: string; readonly count: number }[];
  readonly people: string[];
}

/** Draws what a client asks next. Everything of one day, so that the order of the log is the order of the facts. */
export class Operations {
  #documents = 0;

  constructor(private readonly accounts: readonly Account[]) {}

  next(op: string, draw: Seeded): Operation {
    const kinds = [
      { weight: 46, make: () => this.#document(op) },
      { weight: 14, make: () => this.#meeting(op) },
      { weight: 18, make: () => this.#enter(draw) },
      { weight: 10, make: () => this.#leave(draw) },
      { weight: 20, make: () => this.#permit(draw) },
    ];
    return draw.weighted(kinds).make();
  }

  #document(op: string): Operation {
    return { what: 'document', context: 'organisations', path: 'documents', body: { effective, documents: [paper], number: `海编发〔2021〕${(this.#documents += 1)}号`, title: `通知 ${op}`, shortTitle: '', issuer: paper.issuer, issued: '2021-03-01', kind: '', reading: '' } };
  }

  #meeting(op: string): Operation {
    return { what: 'meeting', context: 'organisations', path: 'meetings', body: { effective, documents: [paper], body: `委员会 ${op}`, year: 2021, ordinal: 1, approved: ['事项'] } };
  }

  #enter(draw: Seeded): Operation {
    const account = draw.of(this.accounts);
    const permitId = account.permits.at(-1) ?? account.permits[0];
    const after = ({ personId = '' }: Readonly<Record<string, string>>): void => void account.people.push(personId);
    return { what: 'enter', context: 'staffing', path: 'persons', body: { effective, documents: [paper], owner: account.owner, type: quotaType, ...(permitId === undefined ? {} : { permitId }) }, after };
  }

  #leave(draw: Seeded): Operation {
    const account = draw.of(this.accounts);
    const personId = account.people.shift();
    if (personId === undefined) return this.#enter(draw);
    return { what: 'leave', context: 'staffing', path: `persons/${personId}/leaving`, body: { effective, documents: [paper], owner: account.owner, type: quotaType, reason: '退休', note: '' } };
  }

  /** Asked for by one, granted by another. */
  #permit(draw: Seeded): Operation {
    const account = draw.of(this.accounts);
    const common = { effective, documents: [paper], owner: account.owner, type: quotaType };
    const request = account.requests.shift();
    if (request === undefined) {
      const count = draw.whole(1, 2);
      return { what: 'permit-request', context: 'staffing', path: 'use-permit-requests', body: { ...common, count }, after: ({ requestId }) => void (requestId === undefined ? 0 : account.requests.push({ requestId, count })) };
    }
    const after = ({ permitId = '' }: Readonly<Record<string, string>>): void => void account.permits.push(permitId);
    return { what: 'permit', context: 'staffing', path: 'use-permits', body: { ...common, ...request, expiresOn: '2099-12-31' }, after };
  }
}
