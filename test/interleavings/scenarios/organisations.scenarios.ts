import { derivedId } from '@yange/kernel';
import { contentHashOf, hexOf, type MotionText } from '../../../services/organisations/src/domain/motion/motion.content.js';
import { organisationsService } from '../../../services/organisations/src/organisations.service.js';
import type { StoredRow } from '../../faults/checkers/evidence.js';
import type { Command, Say, Scenario } from '../scenario.js';
import { afterEvery, dataOf, ofTypes } from './events.js';

const text: MotionText = { title: '调整内设机构', items: [{ matter: 'organ.units', subjects: [], words: '设办公室' }], necessity: '职能增加' };
const minutes = { number: '海编纪〔2026〕2号', title: '', issuer: '区委编委', issuedOn: '2026-03-10' };
const ofService = { service: organisationsService, context: 'organisations' } as const;

/** A motion that may be decided. @returns its id */
const argued = async (say: Say): Promise<string> => {
  const { motionId = '' } = await say('make-motion', { ...text, applicant: '区文旅局' });
  await say('file-argument', { motionId, version: 1, necessity: '必要', reasonableness: '合理', feasibility: '可行', evidence: ['内党办发〔2019〕22号'] });
  return motionId;
};

const approve = (motionId: string): Command => ({ name: 'take-decision', body: { motionId, version: 1, contentHash: hexOf(contentHashOf(1, text)), outcome: 'approve', minutes, meetingId: derivedId('meeting', motionId) }, role: 'clerk' });

interface OfMotion {
  readonly motionId?: string;
  readonly contentHash?: string;
}

/** A motion is decided once, in the text that stands, and not after it was withdrawn; what it decides is noted in the same breath, and nothing else is. */
const motionAstray = (rows: readonly StoredRow[]): string | null => {
  const steps = ofTypes(rows, 'MotionMade', 'MotionRevised', 'DecisionTaken', 'MotionWithdrawn');
  let [hash, closed]: [string, string | null] = ['', null];
  for (const row of steps) {
    const { contentHash = '' } = dataOf<OfMotion>(row);
    if (closed !== null) return `${row.type} after ${closed}`;
    if (row.type === 'DecisionTaken' && contentHash !== hash) return 'what was approved is not what stands';
    if (row.type === 'MotionMade' || row.type === 'MotionRevised') hash = contentHash;
    else closed = row.type;
  }
  const commands = (type: string) => ofTypes(rows, type).map(({ command }) => command).join();
  return commands('DecisionTaken') === commands('DecisionNoted') ? null : 'a decision without its note, or a note without its decision';
};

const decidedOnce: Scenario['wrong'] = (rows, { accepted, refused }) => [
  ...afterEvery(rows, motionAstray),
  ...(accepted === 1 ? [] : [`${accepted} were told that it was done as they asked`]),
  ...refused.filter((rule) => rule !== 'motion-closed' && rule !== 'motion-changed').map((rule) => `refused by ${rule}`),
];

export const twoApprovals: Scenario = {
  ...ofService,
  title: 'two approvals of one motion: one decision',
  prepare: async (say) => {
    const motionId = await argued(say);
    return [[approve(motionId)], [approve(motionId)]];
  },
  wrong: decidedOnce,
};

export const approveAndWithdraw: Scenario = {
  ...ofService,
  title: 'an approval against a withdrawal: one of them, wholly',
  prepare: async (say) => {
    const motionId = await argued(say);
    return [[approve(motionId)], [{ name: 'withdraw-motion', body: { motionId, reason: '不办了' }, role: 'clerk' }]];
  },
  wrong: decidedOnce,
};

export const approveAndRevise: Scenario = {
  ...ofService,
  title: 'an approval against a revision: what was approved is what stands',
  prepare: async (say) => {
    const motionId = await argued(say);
    return [[approve(motionId)], [{ name: 'revise-motion', body: { motionId, version: 1, ...text, title: '调整内设机构和职能' }, role: 'clerk' }]];
  },
  wrong: decidedOnce,
};
