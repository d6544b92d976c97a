import { countOf, defineUseCase, entryCode, words } from '@yange/use-case';
import { z } from 'zod';
import { crewKinds } from '../../domain/grid-people/crew-kinds.js';
import { crewStandardStream, setCrewStandard } from '../../domain/grid-people/crew-standard.js';

export const setCrewStandardUseCase = defineUseCase({
  name: 'set-grid-crew-standard',
  title: { zh: '规定网格队伍配备标准', en: 'Set how many people grids should have' },
  path: 'grid-crew-standards',
  right: 'grid.record',
  body: z.strictObject({
    kind: entryCode.describe('类别代码 · code of the table grid-crew-kinds'),
    persons: countOf(0),
    grids: countOf().default(1).describe('每多少个网格 · for so many grids'),
    mostPersons: countOf(0).default(0).describe('上限，0 为不限 · at most; 0 for no limit'),
    words: words(),
  }),
  streams: ({ kind }) => ({ standard: crewStandardStream(kind), kinds: crewKinds.stream() }),
  decide: (body, { standard, kinds }, meta) => {
    const { code } = crewKinds.find(kinds, meta.effective.to, body.kind);
    return { append: { standard: setCrewStandard(standard, { ...body, kind: code }, meta) } };
  },
});
