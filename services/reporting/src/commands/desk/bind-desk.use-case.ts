import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { deskStream } from '../../domain/desk/desk.aggregate.js';
import { bindDesk } from '../../domain/desk/desk.decider.js';
import { person } from './desk.body.js';

/** Says which person of the real-name register acts with an account. Both are ids that name nobody. */
export const bindDeskUseCase = defineUseCase({
  name: 'bind-desk',
  title: { zh: '关联人员与账号', en: 'Say whose account it is' },
  path: 'desks/:person/bindings',
  right: 'reporting.record',
  draft: true,
  body: z.strictObject({ person, personId: z.uuid().toLowerCase() }),
  streams: (body) => ({ desk: deskStream(body.person) }),
  decide: (body, { desk }) => ({ append: { desk: bindDesk(desk, body) } }),
});
