import { create } from '@bufbuild/protobuf';
import { CitationSchema, organisationsContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { receiveReplyUseCase } from '../../commands/motion/receive-reply.use-case.js';
import { hexOf } from './motion.content.js';

const make = organisationsContract.make.bind(organisationsContract);
const motionId = derivedId('motion');
const contentHash = new Uint8Array(32).fill(1);
const content = { title: '合并', items: [{ matter: 'organ.merge', words: '与区体育局合并' }], necessity: '职能相近' };
const on = (event: GivenEvent['event'], date: string): GivenEvent => ({ stream: `motion/${motionId}`, event, effective: onDay(date) });
const request = { number: '海编发〔2026〕5号', issuer: '中共海勃湾区委机构编制委员会' };

const upWith = (document: object | null): readonly GivenEvent[] => [
  on(make('MotionMade', { motionId, version: 1, content, contentHash, proposedBy: 'a' }), '2026-03-01'),
  on(make('ArgumentFiled', { motionId, version: 1, arguedBy: 'a' }), '2026-03-05'),
  on(make('DecisionTaken', { motionId, version: 1, contentHash, outcome: 'submit', decidedBy: 'b' }), '2026-03-10'),
  on(make('MotionSubmitted', { motionId, version: 1, contentHash, addressee: '市委编办', ...(document === null ? {} : { document: create(CitationSchema, document) }) }), '2026-03-12'),
];
const reply = (number: string, issuer: string, { past = upWith(request), mode = 'live' as 'live' | 'history', outcome = 'approve' } = {}) =>
  decideGiven(past, receiveReplyUseCase, { motionId, version: 1, contentHash: hexOf(contentHash), outcome, reason: '限额已满' }, { mode, effective: onDay('2026-03-20'), citations: [{ number, issuer, issuedOn: '2026-03-18' }] }).rules;

describe('the paper of a reply: rule reply-of-city', () => {
  it('is one of the city, whatever it decides', () => {
    for (const outcome of ['approve', 'reject']) {
      expect(reply('乌编发〔2026〕9号', '中共乌海市委机构编制委员会', { outcome })).toEqual([]);
      expect(reply(request.number, request.issuer, { outcome })).toEqual(['reply-of-city']);
    }
  });

  it('is no other paper of the district either, known by its issuer however that is typed, or by the mark of its number', () => {
    expect([reply('海编办发〔2026〕7号', request.issuer), reply('海编办发〔2026〕7号', '中共海勃湾区委 机构编制委员会'), reply('海编发〔2026〕8号', '市委编办'), reply('海编发[2026]8号', '市委编办')]).toEqual([['reply-of-city'], ['reply-of-city'], ['reply-of-city'], ['reply-of-city']]);
  });

  it('is not judged where nobody says with what the motion went up, nor in history', () => {
    expect([reply(request.number, request.issuer, { past: upWith(null) }), reply(request.number, request.issuer, { mode: 'history' })]).toEqual([[], []]);
  });
});
