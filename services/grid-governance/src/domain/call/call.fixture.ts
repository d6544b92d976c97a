import { gridContract, type GridEvent } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';

const make = gridContract.make;

export const organ = (name: string) => ({ id: derivedId('organ', name), name });
export const callId = derivedId('specification', 'call');

export const pastCall = (event: unknown, on = '2026-09-01'): GivenEvent => ({ stream: `call/${callId}`, event: event as GridEvent, effective: onDay(on) });

/** 国庆 2026 and the Saturday that is worked for it; made up for specifications. */
export const calendar2026 = { stream: 'work-calendar', event: make('WorkCalendarRegistered', { year: 2026, holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'], workdays: ['2026-10-10'] }), effective: onDay('2025-12-01') };
export const terms = { stream: 'call-terms', event: make('CallTermsSet', { signDays: 1, handleDays: 5, warnDays: 2 }), effective: onDay('2026-01-01') };

export const share = (name: string) => ({ callId, department: organ(name) });

/** Carries out one command after the other on a day, keeping what each records. */
export const after = (past: readonly GivenEvent[], ...commands: readonly (readonly [AnyUseCase, object, string])[]): readonly GivenEvent[] =>
  commands.reduce<readonly GivenEvent[]>((known, [useCase, body, on]) => {
    const { events } = decideGiven(known, useCase, body, { effective: onDay(on), commandId: 'specification' });
    return [...known, ...events.map(({ event }) => pastCall(event, on))];
  }, past);
