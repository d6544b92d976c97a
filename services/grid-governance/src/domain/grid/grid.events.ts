import type { GridEvent } from '@yange/contracts';

/** Events of the register of all grids of a district. */
export type GridRegisterEvent = Extract<
  GridEvent,
  { type: 'GridStandardSet' | 'GridsCreated' | 'GridsAbolished' | 'GridWorkersAssigned' | 'GridWorkersLeft' | 'ChiefRolesSet' }
>;

/** Events of one named grid. */
export type GridSizeEvent = Extract<GridEvent, { type: 'GridSized' }>;
