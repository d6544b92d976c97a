import type { EnforcementEvent } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type StreamRef } from '@yange/use-case';

export type PowerKindsEvent = Extract<EnforcementEvent, { type: 'PowerKindsSet' }>;

export interface PowerKindEntry {
  readonly code: string;
  readonly name: string;
  readonly needsEnforcementBody: boolean;
}

/** The kinds of power that documents know on a day: data, since a document can change them. */
export interface PowerKinds {
  readonly kinds: ReadonlyMap<string, PowerKindEntry>;
}

const kind = (code: string, name: string, needsEnforcementBody = false): PowerKindEntry => ({ code, name, needsEnforcementBody });

/** 权力类型 as lists of powers and duties (权责清单) have them, until a district sets its own. What punishes or forces needs an enforcement body (行政处罚法, 行政强制法第十七条). */
export const shippedPowerKinds: readonly PowerKindEntry[] = [
  kind('licence', '行政许可'),
  kind('penalty', '行政处罚', true),
  kind('coercion', '行政强制', true),
  kind('levy', '行政征收'),
  kind('payment', '行政给付'),
  kind('inspection', '行政检查'),
  kind('confirmation', '行政确认'),
  kind('reward', '行政奖励'),
  kind('adjudication', '行政裁决'),
  kind('filing', '行政备案'),
  kind('other', '其他行政权力'),
];

const byCode = (kinds: readonly PowerKindEntry[]): PowerKinds => ({ kinds: new Map(kinds.map((one) => [one.code, one])) });

export const powerKindRegister: AggregateDefinition<PowerKinds, PowerKindsEvent> = {
  name: 'power-kinds',
  initial: () => byCode(shippedPowerKinds),
  apply: (_state, { data }) => byCode(data.kinds.map(({ code, name, needsEnforcementBody }) => kind(code, name, needsEnforcementBody))),
};

export const powerKindStream = (): StreamRef<PowerKinds, PowerKindsEvent> => streamOf(powerKindRegister);
