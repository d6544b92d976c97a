import { defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { ofAnEndedUnit, whoseEnd } from './window-unit.parts.js';
import { openWindow, windowIdOf } from '../../domain/service-centre/centre-presence.decider.js';
import { serviceCentre } from '../../domain/service-centre/service-centre.aggregate.js';
import { centreId } from '../../domain/service-centre/service-centre.decider.js';

export const openWindowUseCase = defineUseCase({
  name: 'open-window',
  title: { zh: '开设服务窗口', en: 'Open a window of a centre' },
  path: 'service-centres/window-openings',
  right: 'grid.record',
  body: z.strictObject({ centre: words(), hall: words(50).optional().describe('所在大厅，须已列明 · a hall that is known by name'), name: words(50), handles: z.array(words(100)).max(100).default([]), unit: organInput.optional().describe('派驻单位；未说明的不填 · the resident unit whose window it is') }),
  streams: (body) => ({ centre: streamOf(serviceCentre, centreId(body.centre)), end: whoseEnd(body.unit) }),
  decide: (body, { centre, end }, meta) => {
    const events = openWindow(centre, body, meta);
    return { append: { centre: events }, violations: ofAnEndedUnit(events, end, body.unit, meta), answer: { windowId: windowIdOf(body) } };
  },
});
