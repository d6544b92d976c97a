import { organisationsContract, type OrganisationsEvent } from '@yange/contracts';
import { KnownRows, StreamFacts, type Projection } from '@yange/projections';
import { demandRows } from './demand.fold.js';
import { meetingRows } from './meeting.fold.js';
import { decisionRows, motionRows, settingRows, stepRow } from './motion.fold.js';

export const motionFacts = new StreamFacts(organisationsContract, 'motion_facts', ['motion', 'decision', 'matter-levels', 'demand', 'meeting']);
const kept = new KnownRows({ motions: 'motion_id', motion_steps: 'motion_id', decisions: 'decision_id', matter_settings: null, demands: 'demand_id', meetings: 'meeting_id' });

const motionTypes = ['MotionMade', 'MotionRevised', 'MotionWithdrawn', 'MotionReturned', 'ArgumentFiled', 'DecisionTaken', 'MotionSubmitted', 'ReplyReceived', 'ImplementationReported', 'MotionFiled'] satisfies readonly OrganisationsEvent['type'][];

/** Motions step by step, as they stand; the meetings at which they were decided, and the decisions that changes are made under. */
export const motionRegister: Projection = {
  name: 'motion-register',
  version: 10,
  contexts: ['organisations'],
  types: [...motionTypes, 'DecisionNoted', 'DecisionRevoked', 'MatterLevelSet', 'MatterFilingSet', 'DemandReceived', 'InterferenceRefused', 'MeetingHeld', 'EventAnnulled'],
  tables: (schema) => [
    ...motionFacts.tables(schema),
    `create table ${schema}.motions (
       log_id text not null, motion_id text not null, title text not null, necessity text not null, items jsonb not null, applicant text not null, stage text not null,
       version integer not null, content_hash text not null, plan_hash text, demand_id text, since text not null, primary key (log_id, motion_id))`,
    `create table ${schema}.motion_steps (
       log_id text not null, motion_id text not null, event_id uuid not null, place integer not null, step text not null, detail jsonb not null, effective_to text not null,
       effective_text text not null, primary key (log_id, motion_id, event_id))`,
    `create table ${schema}.decisions (
       log_id text not null, decision_id text not null, motion_id text not null, level text not null, items jsonb not null, document jsonb not null, in_force_from text not null,
       in_force_to text, revoked text, plan_hash text, event_id uuid not null, primary key (log_id, decision_id))`,
    `create table ${schema}.matter_settings (
       log_id text not null, matter text not null, level text, filed_with jsonb, basis text not null, valid_from text not null, event_id uuid not null, place integer not null, primary key (log_id, event_id))`,
    `create table ${schema}.demands (
       log_id text not null, demand_id text not null, demanded_by text not null, source text not null, matter text not null, words text not null, accepted boolean not null, approved_by text, approval jsonb,
       reason text not null, received_on text not null, event_id uuid not null, primary key (log_id, demand_id))`,
    `create table ${schema}.meetings (
       log_id text not null, meeting_id text not null, body text not null, year integer not null, ordinal integer not null, approved text[] not null, motion_ids text[] not null,
       held_on text not null, held_text text not null, event_id uuid not null, primary key (log_id, meeting_id))`,
    ...kept.tables(schema),
  ],
  views: ['motion_facts', ...kept.views],
  known: { motion_facts: 'facts', ...kept.known },
  takeBack: (tx, past) => kept.takeBack(tx, [motionFacts], past),
  apply: (tx, events) =>
    kept.fold(tx, motionFacts, events, ({ aggregate, facts: counting }) => {
      if (aggregate === 'matter-levels') return { matter_settings: settingRows(counting) };
      if (aggregate === 'demand') return { demands: demandRows(counting) };
      if (aggregate === 'meeting') return { meetings: meetingRows(counting) };
      if (aggregate === 'decision') return { decisions: decisionRows(counting) };
      return { motions: motionRows(counting), motion_steps: counting.map(stepRow) };
    }),
};
