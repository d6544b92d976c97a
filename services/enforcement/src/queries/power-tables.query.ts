import { asOf, defineQuery, onDate, shown } from '@yange/use-case';
import { z } from 'zod';
import { kindsOn, reasonsOn, type ShippedPowerTables } from './power-tables.reading.js';

const kind = z.strictObject({ code: shown.text, name: shown.text, needsEnforcementBody: z.boolean().describe('须有执法主体才能认领 · claimed only by a unit with an enforcement body') });

const setByDistrict = z.boolean().describe('本区自定；否则为随附的表 · set by the district; else as it comes along');

/** Which kinds of power are there on a day? */
export const powerKindsQuery = (shipped: ShippedPowerTables) => defineQuery({
  name: 'power-kinds',
  title: { zh: '权力类型', en: 'Kinds of power' },
  path: 'power-kinds',
  right: 'read',
  params: z.strictObject(onDate),
  answer: z.strictObject({ on: shown.on, setByDistrict, kinds: z.array(kind) }),
  run: async ({ on }, context) => ({ on: on ?? null, ...(await kindsOn(asOf(context, 'enforcement', on), shipped)) }),
});

const reason = z.strictObject({ code: shown.text, name: shown.text, standsOn: z.array(shown.text).describe('须有何种记录佐证，无则凭说明 · what the record must say; none where it cannot tell') });

/** 不认领原因: for which reasons may a unit decline on a day? */
export const declineReasonsQuery = (shipped: ShippedPowerTables) => defineQuery({
  name: 'decline-reasons',
  title: { zh: '不认领原因', en: 'Reasons for declining a power' },
  path: 'decline-reasons',
  right: 'read',
  params: z.strictObject(onDate),
  answer: z.strictObject({ on: shown.on, setByDistrict, reasons: z.array(reason) }),
  run: async ({ on }, context) => ({ on: on ?? null, ...(await reasonsOn(asOf(context, 'enforcement', on), shipped)) }),
});
