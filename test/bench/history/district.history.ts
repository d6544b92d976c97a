import { QuotaKind, type Context } from '@yange/contracts';
import { derivedId } from '@yange/kernel';

/** One event before it is encoded. */
export interface HistoryEvent {
  readonly context: Context;
  readonly streamId: string;
  readonly type: string;
  readonly data: object;
  /** `YYYY-MM-DD` */
  readonly on: string;
}

const kinds = [QuotaKind.ADMINISTRATIVE, QuotaKind.INSTITUTION, QuotaKind.SUPPORT] as const;
/** `AUXILIARY_KIND_HIRED` */
const hired = 2;
const mostNames = 20;
const days = 20 * 365;
const eventsOfAccount = 500;

const dayOf = (share: number): string => new Date(Date.UTC(2000, 0, 1) + Math.floor(Math.max(0, share) * days) * 86_400_000).toISOString().slice(0, 10);

interface Account {
  readonly id: string;
  readonly owner: { readonly organId: string; readonly name: string; readonly count: number };
  readonly type: { readonly kind: QuotaKind };
}

/**
 * Twenty years of a made-up district, always the same for the same number: people come and go on accounts that take turns (74 of 100 events), streets call departments (20), organs are
 * set up and renamed and documents registered (5), help is engaged (1). One event of an account in fifty comes a year late.
 */
export function* districtHistory(count: number): Generator<HistoryEvent> {
  const organs = Array.from({ length: Math.max(2, Math.round((count * 0.37) / kinds.length / (eventsOfAccount / 2))) }, (_, index) => ({ organId: derivedId('bench-organ', String(index)), name: `虚拟第${index + 1}局`, count: 1 }));
  const accounts = organs.flatMap((owner) => kinds.map((kind): Account => ({ id: derivedId('bench-account', owner.organId, String(kind)), owner, type: { kind } })));
  let told = 0;
  const rounds = districtRounds(organs, accounts, (at) => dayOf(at / count), () => told);
  for (const event of rounds) {
    yield event;
    told += 1;
    if (told === count) return;
  }
}

/** Rounds without end: of every hundred events so many of each kind. */
function* districtRounds(organs: readonly Account['owner'][], accounts: readonly Account[], dayAt: (told: number) => string, told: () => number): Generator<HistoryEvent> {
  for (const owner of organs) yield organEvent('OrganEstablished', owner, dayAt(0), { name: owner.name, category: 'government-department' });
  for (let round = 0; ; round += 1) {
    for (let turn = 0; turn < 37; turn += 1) yield* accountTurn(accounts, round * 37 + turn, (late) => dayAt(told() - late));
    for (let call = 0; call < 3; call += 1) yield* callEvents(organs, round * 3 + call, dayAt(told()));
    yield* officeEvents(organs, round, dayAt(told()));
  }
}

/** An approval first, then by turns an entry and a leave, and now and then a change of the quota. */
function* accountTurn(accounts: readonly Account[], number: number, dayAt: (late: number) => string): Generator<HistoryEvent> {
  const account = accounts[number % accounts.length] as Account;
  const turn = Math.floor(number / accounts.length);
  const on = dayAt((turn + number) % 50 === 0 ? accounts.length * 18 : 0);
  const streamId = `quota-account/${account.id}`;
  const staffing = (type: string, data: object, stream = streamId): HistoryEvent => ({ context: 'staffing', streamId: stream, type, data: { account, ...data }, on });
  if (turn === 0) return yield staffing('QuotaApproved', { count: 40 });
  if (turn % 40 === 0) return yield staffing(turn % 80 === 0 ? 'QuotaIncreased' : 'QuotaReduced', { count: 1, reason: '' });
  const personId = derivedId('bench-person', account.id, String(turn + (turn % 2)));
  yield staffing(turn % 2 === 1 ? 'QuotaOccupied' : 'QuotaVacated', { personId });
  yield turn % 2 === 1 ? staffing('PersonEntered', { personId }, `person/${personId}`) : staffing('PersonLeft', { personId, reason: '退休' }, `person/${personId}`);
}

function* callEvents(organs: readonly Account['owner'][], number: number, on: string): Generator<HistoryEvent> {
  const callId = derivedId('bench-call', String(number));
  const [caller, department] = [organs[number % organs.length], organs[(number + 1) % organs.length]];
  const grid = (type: string, data: object): HistoryEvent => ({ context: 'grid', streamId: `call/${callId}`, type, data: { callId, ...data }, on });
  yield grid('CallRaised', { caller, matter: '占道经营', called: [department], ground: '群众诉求', number: `街呼${number + 1}` });
  yield grid('CallDispatched', { department, signDays: 1, handleDays: 5, signBy: on, dueOn: on });
  yield grid('CallSigned', { department });
  yield grid('CallHandled', { department, measure: '现场处置' });
  yield grid('CallAnswered', { department, answer: '已处置' });
  yield grid('CallReviewed', { department, passed: true });
  yield grid('CallClosed', { outcome: '办结' });
}

function* officeEvents(organs: readonly Account['owner'][], round: number, on: string): Generator<HistoryEvent> {
  const owner = organs[round % organs.length] as Account['owner'];
  for (let index = 0; index < 3; index += 1) {
    const documentId = derivedId('bench-document', String(round), String(index));
    yield { context: 'organisations', streamId: `document/${documentId}`, type: 'DocumentRegistered', data: { documentId, number: `虚编发〔2019〕${round * 3 + index + 1}号`, title: `关于${owner.name}编制的通知`, kind: '通知' }, on };
  }
  const times = Math.floor(round / organs.length);
  const nameAfter = (count: number): string => `${owner.name}${count === 0 ? '' : `（${count}）`}`;
  if (times < mostNames) yield organEvent('OrganRenamed', owner, on, { oldName: nameAfter(times), newName: nameAfter(times + 1) });
  yield { context: 'enforcement', streamId: 'auxiliary-force', type: 'AuxiliaryStaffEngaged', data: { kind: hired, staff: { id: derivedId('bench-auxiliary', String(round)), label: '协管员', count: 5 } }, on };
}

const organEvent = (type: string, { organId }: Account['owner'], on: string, data: object): HistoryEvent => ({ context: 'organisations', streamId: `organ/${organId}`, type, data: { organId, ...data }, on });
