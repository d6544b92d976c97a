import type { CommandName } from './command.model.js';

/** Things whose own door says their version, by their place in the path of a command. */
const withVersion: readonly string[] = ['organisations/organs/{organId}', 'organisations/motions/{motionId}', 'enforcement/power-lists/{listId}', 'grid/grids/{gridId}', 'grid/calls/{callId}'];

/** The door of the thing that a command is about, where it says a version: the head of the command's own path. Null where there is none. */
export const doorOfThing = ({ path }: Pick<CommandName, 'path'>): string | null => {
  const thing = withVersion.find((one) => path.startsWith(`/v1/districts/{district}/${one}/`));
  return thing === undefined ? null : `/v1/districts/{district}/${thing}`;
};
