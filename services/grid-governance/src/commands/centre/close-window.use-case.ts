import { defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { closeWindow } from '../../domain/service-centre/centre-presence.decider.js';
import { serviceCentre } from '../../domain/service-centre/service-centre.aggregate.js';
import { centreId } from '../../domain/service-centre/service-centre.decider.js';

export const closeWindowUseCase = defineUseCase({
  name: 'close-window',
  title: { zh: '撤销服务窗口', en: 'Close a window of a centre' },
  path: 'service-centres/window-closings',
  right: 'grid.record',
  body: z.strictObject({ centre: words(), hall: words(50).optional().describe('开设时所填的大厅 · the hall it was opened in'), name: words(50), reason: words(500) }),
  streams: (body) => ({ centre: streamOf(serviceCentre, centreId(body.centre)) }),
  decide: (body, { centre }, meta) => ({ append: { centre: closeWindow(centre, body, meta) } }),
});
