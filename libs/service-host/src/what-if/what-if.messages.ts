import { isCalendarDate } from '@yange/kernel';
import { momentParams, type ExpectedBreach, type Movements, type Words } from '@yange/use-case';
import { z } from 'zod';
import { planShape } from './plan.js';
import { wireEventShape, type WireEvent } from './wire.event.js';

/** Opens a try-out, on what was recorded by a moment or all of it. A log that positions do not name is not known at all. */
export const tryOutRequest = z.strictObject({ knownAt: momentParams.knownAt });

const answers = z.array(z.record(z.string(), z.string()).nullable()).max(500);

/** The steps are told by their place in the whole plan, whose hash names their commands. */
export const tryStepRequest = z.strictObject({ plan: planShape, step: z.int().min(1).max(500), answers });

/** Events of any service that the plan would bring, and log id → where the try-out stands in it. */
export const followRequest = z.strictObject({ events: z.array(wireEventShape).max(2_000), positions: z.record(z.string().regex(/^\d{6}\/[a-z-]+$/u), z.int().min(0)) });

export const movementsRequest = z.strictObject({ on: z.string().refine(isCalendarDate, '没有这一天 · no such day') });

/** What of a plan a service carries out. */
export const carryOutRequest = tryStepRequest.extend({ decision: z.uuid() });

/** Where in a step something is wrong. */
export interface StepBreach extends ExpectedBreach {
  /** pointer into the step, where it is about a field: `/body/newName` */
  readonly field: string | null;
  /** where the rule comes from; null for what is no rule but a condition of the command */
  readonly source: Words | null;
}

/** What would come of one command. */
export interface TriedCommand {
  readonly command: string;
  readonly title: Words | null;
  readonly outcome: 'recorded' | 'unchanged' | 'refused' | 'repeated';
  readonly violations: readonly StepBreach[];
  readonly answer: Readonly<Record<string, string>>;
  /** as the log's door tells them */
  readonly events: readonly Record<string, unknown>[];
  readonly wire: readonly WireEvent[];
}

export interface TriedStep extends TriedCommand {
  /** what its author must be entitled to; null where there is no such command */
  readonly right: string | null;
  /** the matter that needs a decision; null where none does */
  readonly matter: { readonly code: string; readonly zh: string; readonly en: string } | null;
}

/** What a reaction would do. */
export interface TriedFollowUp extends TriedCommand {
  readonly reaction: string;
  readonly label: string;
  /** the event that calls for it */
  readonly because: string;
}

export interface OpenedTryOut {
  readonly position: number;
}

export interface FollowedEvents {
  readonly followUps: readonly TriedFollowUp[];
}

/** A service of the version before tells of no batches. */
export type ToldMovements = Omit<Movements, 'batches'> & Partial<Pick<Movements, 'batches'>>;
