import { defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { setWindowUnit } from '../../domain/service-centre/centre-presence.decider.js';
import { serviceCentre } from '../../domain/service-centre/service-centre.aggregate.js';
import { centreId } from '../../domain/service-centre/service-centre.decider.js';
import { ofAnEndedUnit, whoseEnd } from './window-unit.parts.js';

export const setWindowUnitUseCase = defineUseCase({
  name: 'set-window-unit',
  title: { zh: '调整窗口派驻单位', en: 'Say whose a window is' },
  path: 'service-centres/window-units',
  right: 'grid.record',
  body: z.strictObject({ centre: words(), hall: words(50).optional(), name: words(50), unit: organInput.optional().describe('不填为中心自有窗口 · left out for a window of the centre itself') }),
  streams: ({ centre, unit }) => ({ centre: streamOf(serviceCentre, centreId(centre)), end: whoseEnd(unit) }),
  decide: (body, { centre, end }, meta) => {
    const events = setWindowUnit(centre, body, meta);
    return { append: { centre: events }, violations: ofAnEndedUnit(events, end, body.unit, meta) };
  },
});
