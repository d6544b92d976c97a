import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { reformStream } from '../../domain/reform/reform.aggregate.js';
import { start } from '../../domain/reform/reform.decider.js';
import { recordRight, words } from '../body.parts.js';

export const startReformUseCase = defineUseCase({
  name: 'start-reform',
  title: { zh: '启动改革', en: 'Start a reform' },
  path: 'reforms',
  right: recordRight,
  body: z.strictObject({ name: words }),
  streams: (body, meta) => ({ reform: reformStream(body.name, meta) }),
  decide: (body, { reform }, meta) => ({ append: { reform: start(reform, body.name, meta) } }),
});
