import type { StaffingEvent } from '@yange/contracts';
import type { Fact } from '@yange/kernel';
import { defineDueFold, each, type DueBook } from './due-book.fold.js';

type Of<T extends StaffingEvent['type']> = Extract<StaffingEvent, { type: T }>;

type PermitEvent = Of<'UsePermitGranted' | 'UsePermitUsed' | 'UsePermitExpired' | 'UsePermitWithdrawn'>;

const permitWords = (owner: string, granted: number, used: number) => ({ zh: `${owner}：用编批准 ${granted} 名，已用 ${used} 名`, en: `${owner}: leave for ${granted}, ${used} used` });

/** Stream use-permit/<id>: done when the last place is used, or what is left is let lapse or taken back (R18). */
export const permitDues = defineDueFold<PermitEvent>({
  stream: 'use-permit',
  types: ['UsePermitGranted', 'UsePermitUsed', 'UsePermitExpired', 'UsePermitWithdrawn'],
  fold: (book, facts) => {
    let grant: Of<'UsePermitGranted'>['data'] | null = null;
    const used = new Set<string>();
    for (const fact of facts) {
      const { event } = fact;
      if (event.type === 'UsePermitGranted') grant = event.data;
      if (event.type === 'UsePermitUsed') used.add(event.data.personId);
      if (grant === null) continue;
      const owner = grant.account?.owner;
      const words = permitWords(owner?.name ?? '', grant.count, used.size);
      if (event.type === 'UsePermitExpired' || event.type === 'UsePermitWithdrawn' || used.size >= grant.count) book.close(fact, 'permit');
      else if (event.type === 'UsePermitUsed') book.reword(fact, 'permit', words);
      else book.open(fact, 'permit', { kind: 'use-permit', dueOn: grant.expiresOn, ...words, organs: [owner], link: `staffing/quota-accounts` });
    }
  },
});

type SecondmentEvent = Of<'SecondmentsRecorded' | 'SecondmentsCleared'>;

/** Stream secondment/<id>: done when all are back (R9). */
export const secondmentDues = defineDueFold<SecondmentEvent>({
  stream: 'secondment',
  types: ['SecondmentsRecorded', 'SecondmentsCleared'],
  fold: (book, facts) => {
    let away = 0;
    for (const fact of facts) {
      const { owner, forms } = fact.event.data;
      const data = fact.event.data;
      away = fact.event.type === 'SecondmentsRecorded' ? away + (data.persons ?? 0) : fact.event.data.complete ? 0 : away - (data.persons ?? 0);
      const words = { zh: `${owner?.name ?? ''}：${forms.join('、') || '抽调、借调'} ${away} 人待清退`, en: `${owner?.name ?? ''}: ${away} seconded persons are to come back` };
      if (away <= 0) book.close(fact, 'away');
      else if (book.keys().includes('away')) book.reword(fact, 'away', words);
      else book.open(fact, 'away', { kind: 'secondment', ...words, organs: [owner], link: 'staffing/events' });
    }
  },
});

type IssueEvent = Of<'IssuesOpened' | 'IssuesClosed' | 'IssuesReopened'>;

/** Counted issues that are open, the oldest first: what is closed without a name is taken from them. */
class CountedIssues {
  private readonly left = new Map<string, { kind: string; label: string; count: number }>();

  constructor(private readonly book: DueBook, private readonly ledger: string) {}

  add(key: string, kind: string, label: string, count: number): void {
    this.left.set(key, { kind, label, count });
  }

  words({ label, count }: { readonly label: string; readonly count: number }): { readonly zh: string; readonly en: string } {
    return { zh: `${this.ledger}：${label} ${count} 项待销号`, en: `${this.ledger}: ${count} of ${label} are to be closed` };
  }

  /** Closes so many of a kind. */
  take(fact: Fact<IssueEvent>, kind: string, wanted: number): void {
    let rest = wanted;
    for (const [key, block] of this.left) {
      if (block.kind !== kind || rest <= 0) continue;
      const taken = Math.min(rest, block.count);
      rest -= taken;
      block.count -= taken;
      if (block.count === 0) {
        this.left.delete(key);
        this.book.close(fact, key);
      } else this.book.reword(fact, key, this.words(block));
    }
  }
}

const linkToLedgers = 'staffing/rectification-ledgers';

const openIssues = (book: DueBook, counted: CountedIssues, event: Of<'IssuesOpened' | 'IssuesReopened'>, fact: Fact<IssueEvent>): void => {
  const { ledger, kind, issues } = event.data;
  const dueOn = event.type === 'IssuesOpened' ? event.data.deadline : '';
  for (const { id, name, drawnFrom } of issues?.named ?? []) {
    if (drawnFrom !== '') counted.take(fact, kind, 1);
    book.open(fact, `issue/${id}`, { kind: 'rectification', dueOn, zh: `${ledger?.name ?? ''}：${kind} ${name}`, en: `${ledger?.name ?? ''}: ${kind} ${name}`, link: linkToLedgers });
  }
  for (const { id, label, count } of issues?.blocks ?? []) {
    const key = `block/${id}/${fact.eventId}`;
    counted.add(key, kind, label || kind, count);
    book.open(fact, key, { kind: 'rectification', dueOn, ...counted.words({ label: label || kind, count }), link: linkToLedgers });
  }
};

/** Stream rectification-ledger/<id> (R21): by name, or as many as were counted. */
export const rectificationDues = defineDueFold<IssueEvent>({
  stream: 'rectification-ledger',
  types: ['IssuesOpened', 'IssuesClosed', 'IssuesReopened'],
  fold: (book, facts, key) => {
    const counted = new CountedIssues(book, facts[0]?.event.data.ledger?.name ?? '');
    each<IssueEvent>((_book, event, fact) => {
      if (event.type !== 'IssuesClosed') return openIssues(book, counted, event, fact);
      for (const { id } of event.data.issues?.named ?? []) book.close(fact, `issue/${id}`);
      for (const { count } of event.data.issues?.blocks ?? []) counted.take(fact, event.data.kind, count);
    })(book, facts, key);
  },
});
