import { afterSecondment, unnamedIn, type SecondedGroups, type StaffingEvent } from '@yange/contracts';
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

type SecondmentEvent = Of<'SecondmentsRecorded' | 'SecondmentsExtended' | 'SecondmentsCleared'>;

/** Stream secondment/<id>: done when all of a secondment are back (R9); due on its last day where it has one. */
export const secondmentDues = defineDueFold<SecondmentEvent>({
  stream: 'secondment',
  types: ['SecondmentsRecorded', 'SecondmentsExtended', 'SecondmentsCleared'],
  fold: (book, facts) => {
    let groups: SecondedGroups = new Map();
    const forms = new Map<string, string>();
    for (const fact of facts) {
      const { event } = fact;
      const { owner, secondmentId } = event.data;
      if (event.type === 'SecondmentsRecorded') forms.set(secondmentId, event.data.forms.join('、'));
      // Clearing what nobody counted opens and closes nothing.
      const before = groups;
      groups = event.type === 'SecondmentsCleared' && groups.size === 0 ? groups : afterSecondment(groups, event);
      for (const [id, { left, until }] of groups) {
        const key = id === '' ? 'away' : `away/${id}`;
        const words = { zh: `${owner?.name ?? ''}：${forms.get(id) ?? ''}${(forms.get(id) ?? '') === '' ? '抽调、借调' : ''} ${left} 人待清退`, en: `${owner?.name ?? ''}: ${left} seconded persons are to come back` };
        if (left <= 0) book.close(fact, key);
        else if (!book.keys().includes(key)) book.open(fact, key, { kind: 'secondment', dueOn: until, ...words, organs: [owner], link: 'staffing/secondments' });
        else if (before.get(id)?.until !== until) book.postpone(fact, key, { ...words, dueOn: until });
        else if (before.get(id)?.left !== left) book.reword(fact, key, words);
      }
    }
  },
});

type BatchEvent = Of<'TransferBatchRecorded' | 'TransferPersonNamed' | 'TransferBatchFinished'>;

/** Stream transfer-batch/<id>: done when the batch is finished (R4). */
export const transferBatchDues = defineDueFold<BatchEvent>({
  stream: 'transfer-batch',
  types: ['TransferBatchRecorded', 'TransferPersonNamed', 'TransferBatchFinished'],
  fold: (book, facts) => {
    let batch: Of<'TransferBatchRecorded'>['data'] | null = null;
    let named = 0;
    for (const fact of facts) {
      const { event } = fact;
      if (event.type === 'TransferBatchRecorded') batch = event.data;
      if (event.type === 'TransferPersonNamed') named += 1;
      if (batch === null) continue;
      const persons = unnamedIn(batch.persons);
      const words = { zh: `${batch.name}：转隶 ${persons} 人，已落实 ${named} 人`, en: `${batch.name}: ${named} of ${persons} persons are in place` };
      if (event.type === 'TransferBatchFinished') book.close(fact, 'batch');
      else if (event.type === 'TransferPersonNamed') book.reword(fact, 'batch', words);
      else book.open(fact, 'batch', { kind: 'transfer-batch', dueOn: batch.dueOn, ...words, organs: [batch.to ?? batch.from], link: 'staffing/transfer-batches' });
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

/** @param concerned row → id of the organ that it is about; the event does not say what that is called */
const openIssues = (book: DueBook, counted: CountedIssues, concerned: ReadonlyMap<string, string>, event: Of<'IssuesOpened' | 'IssuesReopened'>, fact: Fact<IssueEvent>): void => {
  const { ledger, kind, issues } = event.data;
  const dueOn = event.type === 'IssuesOpened' ? event.data.deadline : '';
  for (const { id, name, drawnFrom } of issues?.named ?? []) {
    if (drawnFrom !== '') counted.take(fact, kind, 1);
    book.open(fact, `issue/${id}`, { kind: 'rectification', dueOn, zh: `${ledger?.name ?? ''}：${kind} ${name}`, en: `${ledger?.name ?? ''}: ${kind} ${name}`, organs: [{ organId: concerned.get(id) ?? '', name: '' }], link: linkToLedgers });
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
    const concerned = new Map<string, string>();
    each<IssueEvent>((_book, event, fact) => {
      if (event.type === 'IssuesOpened') for (const { issueId, organId } of event.data.subjects) concerned.set(issueId, organId);
      if (event.type !== 'IssuesClosed') return openIssues(book, counted, concerned, event, fact);
      for (const { id } of event.data.issues?.named ?? []) book.close(fact, `issue/${id}`);
      for (const { count } of event.data.issues?.blocks ?? []) counted.take(fact, event.data.kind, count);
    })(book, facts, key);
  },
});
