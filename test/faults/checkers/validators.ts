import type { Checker, Evidence, Violation } from './evidence.js';
import { acknowledged } from './v1.acknowledged.js';
import { askedFor } from './v2.asked-for.js';
import { once } from './v3.once.js';
import { versionsInOrder } from './v4.in-order.js';
import { complete } from './v5.complete.js';
import { rebuilt } from './v6.rebuilt.js';
import { invariants } from './v7.invariants.js';
import { repeatable } from './v9.repeatable.js';
import { monotone } from './v10.monotone.js';

/** V8 comes with sealing. */
export const validators: Readonly<Record<string, Checker>> = { V1: acknowledged, V2: askedFor, V3: once, V4: versionsInOrder, V5: complete, V6: rebuilt, V7: invariants, V9: repeatable, V10: monotone };

export type Judgement = Readonly<Record<string, readonly Violation[]>>;

export const judge = (evidence: Evidence): Judgement => Object.fromEntries(Object.entries(validators).map(([name, check]) => [name, check(evidence)]));
