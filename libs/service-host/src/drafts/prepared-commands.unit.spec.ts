import { establish } from '../sample.service.fixture.js';
import { preparedCommand, preparedCommands } from './prepared.commands.js';

describe('commands that one prepares and another signs', () => {
  const draft = { ...establish, name: 'save-something', draft: true as const };
  const keeping = { ...establish, name: 'keep-the-log', administrative: true as const };
  const prepared = preparedCommands([establish, draft, keeping]);

  it('are those that change something, and no other', () => {
    expect(preparedCommand(prepared, establish.name).name).toBe(establish.name);
    for (const { name } of [draft, keeping, { name: 'no-such-command' }]) expect(() => preparedCommand(prepared, name)).toThrow('unknown-command');
  });
});
