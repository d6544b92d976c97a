import { organisationsContract, type OrganisationsEvent } from '@yange/contracts';
import { replaceRows, StreamFacts, type Projection } from '@yange/projections';
import { decisionRows, motionRows, settingRows, stepRow } from './motion.fold.js';

const facts = new StreamFacts(organisationsContract, 'motion_facts', ['motion', 'decision', 'matter-levels']);

const motionTypes = ['MotionMade', 'MotionRevised', 'MotionWithdrawn', 'MotionReturned', 'ArgumentFiled', 'DecisionTaken', 'MotionSubmitted', 'ReplyReceived', 'ImplementationReported', 'MotionFiled'] satisfies readonly OrganisationsEvent['type'][];

/** Motions step by step, as they stand; and the decisions that changes are made under. */
export const motionRegister: Projection = {
  name: 'motion-register',
  version: 2,
  contexts: ['organisations'],
  types: [...motionTypes, 'DecisionNoted', 'DecisionRevoked', 'MatterLevelSet', 'MatterFilingSet', 'EventAnnulled'],
  tables: (schema) => [
    ...facts.tables(schema),
    `create table ${schema}.motions (
       log_id text not null, motion_id text not null, title text not null, necessity text not null, items jsonb not null, applicant text not null, stage text not null,
       version integer not null, content_hash text not null, since text not null, primary key (log_id, motion_id))`,
    `create table ${schema}.motion_steps (
       log_id text not null, motion_id text not null, event_id uuid not null, place integer not null, step text not null, detail jsonb not null, effective_to text not null,
       effective_text text not null, primary key (log_id, motion_id, event_id))`,
    `create table ${schema}.decisions (
       log_id text not null, decision_id text not null, motion_id text not null, level text not null, items jsonb not null, document jsonb not null, in_force_from text not null,
       in_force_to text, revoked text, event_id uuid not null, primary key (log_id, decision_id))`,
    `create table ${schema}.matter_settings (
       log_id text not null, matter text not null, level text, filed_with jsonb, basis text not null, valid_from text not null, event_id uuid not null, place integer not null, primary key (log_id, event_id))`,
  ],
  views: ['motion_facts', 'motions', 'motion_steps', 'decisions', 'matter_settings'],
  apply: (tx, events) =>
    facts.fold(tx, events, async ({ logId, aggregate, key, facts: counting }) => {
      if (aggregate === 'matter-levels') return replaceRows(tx, 'matter_settings', { log_id: logId }, settingRows(counting));
      if (aggregate === 'decision') return replaceRows(tx, 'decisions', { log_id: logId, decision_id: key }, decisionRows(counting));
      await replaceRows(tx, 'motions', { log_id: logId, motion_id: key }, motionRows(counting));
      await replaceRows(tx, 'motion_steps', { log_id: logId, motion_id: key }, counting.map(stepRow));
    }),
};
