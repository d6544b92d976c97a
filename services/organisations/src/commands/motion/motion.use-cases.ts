import { designateApproverUseCase } from './designate-approver.use-case.js';
import { fileArgumentUseCase } from './file-argument.use-case.js';
import { fileMotionUseCase } from './file-motion.use-case.js';
import { makeMotionUseCase } from './make-motion.use-case.js';
import { receiveDemandUseCase } from './receive-demand.use-case.js';
import { receiveReplyUseCase } from './receive-reply.use-case.js';
import { reportImplementationUseCase } from './report-implementation.use-case.js';
import { returnMotionUseCase } from './return-motion.use-case.js';
import { reviseMotionUseCase } from './revise-motion.use-case.js';
import { revokeDecisionUseCase } from './revoke-decision.use-case.js';
import { setMatterFilingUseCase } from './set-matter-filing.use-case.js';
import { setMatterLevelUseCase } from './set-matter-level.use-case.js';
import { submitMotionUseCase } from './submit-motion.use-case.js';
import { takeDecisionUseCase } from './take-decision.use-case.js';
import { withdrawMotionUseCase } from './withdraw-motion.use-case.js';

/** 动议、论证、审议决定、上报、批复、实施、备案. */
export const motionUseCases = [
  makeMotionUseCase,
  reviseMotionUseCase,
  withdrawMotionUseCase,
  returnMotionUseCase,
  fileArgumentUseCase,
  takeDecisionUseCase,
  submitMotionUseCase,
  receiveReplyUseCase,
  reportImplementationUseCase,
  fileMotionUseCase,
  revokeDecisionUseCase,
  setMatterLevelUseCase,
  setMatterFilingUseCase,
  designateApproverUseCase,
  receiveDemandUseCase,
] as const;
