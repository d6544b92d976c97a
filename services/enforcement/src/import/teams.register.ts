import { defineNameRegister, streamOf } from '@yange/use-case';
import { teamRegister } from '../domain/team/team.aggregate.js';

/** Teams as rows call them: by the name, or the probable one where it is garbled. What has left the district or was merged is told by the decision. */
export const teamNames = defineNameRegister({
  register: 'teams',
  title: { zh: '执法队伍', en: 'team' },
  stream: () => streamOf(teamRegister),
  idOf: ({ nodes }, name) => {
    const called = [...nodes.values()].filter((node) => node.kind === 'team' && (node.name === name || node.reading === name));
    return (called.find(({ count }) => count > 0) ?? called[0])?.id;
  },
});
