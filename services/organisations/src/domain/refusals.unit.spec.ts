import { organisationsContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import { designateApproverUseCase } from '../commands/motion/designate-approver.use-case.js';
import { makeMotionUseCase } from '../commands/motion/make-motion.use-case.js';
import { reviseMotionUseCase } from '../commands/motion/revise-motion.use-case.js';
import { establishOrganUseCase } from '../commands/organ/establish-organ.use-case.js';
import { retainOrganUseCase } from '../commands/organ/retain-organ.use-case.js';

const organId = derivedId('organ');
const decided = (given: readonly GivenEvent[], useCase: AnyUseCase, body: object) => () => decideGiven(given, useCase, body, { effective: onDay('2020-01-01') });
const text = { title: '调整内设机构', items: [{ matter: 'organ.units', subjects: [], words: '设办公室' }], necessity: '职能增加' };

describe('what cannot become a fact here', () => {
  it('another beginning of an organ that is on record', () => {
    const begun: GivenEvent = { stream: `organ/${organId}`, event: organisationsContract.make('OrganEstablished', { organId, name: '甲中心', category: 'institution' }), effective: onDay('2019-01-01') };
    const wanted = { organId, name: '甲中心', category: 'institution' };
    for (const useCase of [establishOrganUseCase, retainOrganUseCase]) expect(decided([begun], useCase, { ...wanted, name: '乙中心' })).toThrow('organ-exists');
    expect(decided([begun], retainOrganUseCase, wanted)).toThrow('organ-exists');
    expect(decideGiven([begun], establishOrganUseCase, wanted).events).toEqual([]);
  });

  it('a motion that is made already, or a revision of none', () => {
    const motionId = derivedId('specification', 'motion');
    const made = decideGiven([], makeMotionUseCase, { ...text, applicant: '区文旅局' }).events.map(({ event }): GivenEvent => ({ stream: `motion/${motionId}`, event, effective: onDay('2019-01-01') }));
    expect(decided(made, makeMotionUseCase, { ...text, applicant: '区文旅局' })).toThrow('motion-made');
    expect(decided(made, reviseMotionUseCase, { motionId, version: 1, ...text })).not.toThrow();
    expect(decided([], reviseMotionUseCase, { motionId, version: 1, ...text })).toThrow('unknown-motion');
  });

  it('a deputy of oneself', () => {
    expect(decided([], designateApproverUseCase, { person: 'p-1', deputy: 'p-1' })).toThrow('own-deputy');
    expect(decided([], designateApproverUseCase, { person: 'p-1', deputy: 'p-2' })).not.toThrow();
  });
});
