import { rolesWith } from '@yange/auth/rights';
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { listNames } from '../words/list-name.words.js';
import type { Words } from '../words/say.js';

export interface Screen {
  /** the first part of its address */
  readonly path: string;
  readonly words: Words;
  readonly group: keyof typeof groups;
  /** who it is offered to; all where it is left out. What a role may not do is refused by the services in any case. */
  readonly roles?: readonly string[];
  /** lists of the screen, by their name in its address: each is found by its own name */
  readonly lists?: Readonly<Record<string, Words>>;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

export const groups = {
  whole: { zh: '全区', en: 'The district' },
  work: { zh: '办理', en: 'Work' },
  register: { zh: '台账', en: 'Registers' },
  audit: { zh: '审计', en: 'Audit' },
  running: { zh: '运行', en: 'Running' },
} satisfies Readonly<Record<string, Words>>;

/** Every screen that there is, in the order of the menu; each is loaded when it is first opened. */
export const screens: readonly Screen[] = [
  { path: 'overview', words: { zh: '总览', en: 'Overview' }, group: 'whole', load: () => import('../screens/overview/overview.screen.js') },
  { path: 'problems', words: { zh: '问题清单', en: 'What is wrong' }, group: 'whole', load: () => import('../screens/problems/problems.screen.js') },
  { path: 'organs', words: { zh: '机构', en: 'Organs' }, group: 'whole', load: () => import('../screens/organs/organs.screen.js') },
  { path: 'quota', words: { zh: '编制与职数', en: 'Quota and posts' }, group: 'whole', load: () => import('../screens/quota/quota.screen.js') },
  { path: 'people', words: { zh: '人员与用编', en: 'People and permits' }, group: 'whole', lists: listNames.people, load: () => import('../screens/people/people.screen.js') },
  { path: 'city', words: { zh: '全市汇总', en: 'The city' }, group: 'whole', load: () => import('../screens/city/city.screen.js') },
  { path: 'desk', words: { zh: '工作台', en: 'My desk' }, group: 'work', load: () => import('../screens/desk/desk.screen.js') },
  { path: 'acts', words: { zh: '办理业务', en: 'All business' }, group: 'work', load: () => import('../screens/acts/acts.screen.js') },
  { path: 'motions', words: { zh: '申请与审批', en: 'Motions' }, group: 'work', load: () => import('../screens/motions/motions.screen.js') },
  { path: 'imports', words: { zh: '导入向导', en: 'Import' }, group: 'work', roles: rolesWith('import-history'), load: () => import('../screens/imports/imports.screen.js') },
  { path: 'reports', words: { zh: '报告', en: 'Reports' }, group: 'work', load: () => import('../screens/reports/reports.screen.js') },
  { path: 'years', words: { zh: '统计年报', en: 'Year-end statistics' }, group: 'work', load: () => import('../screens/years/years.screen.js') },
  { path: 'powers', words: { zh: '赋权', en: 'Powers' }, group: 'register', load: () => import('../screens/powers/powers.screen.js') },
  { path: 'teams', words: { zh: '执法队伍', en: 'Enforcement teams' }, group: 'register', load: () => import('../screens/teams/teams.screen.js') },
  { path: 'grids', words: { zh: '网格', en: 'Grids' }, group: 'register', load: () => import('../screens/grids/grids.screen.js') },
  { path: 'calls', words: { zh: '街呼区应', en: 'Calls' }, group: 'register', load: () => import('../screens/calls/calls.screen.js') },
  { path: 'ledgers', words: { zh: '整改台账', en: 'Rectification' }, group: 'register', load: () => import('../screens/ledgers/ledgers.screen.js') },
  { path: 'inspections', words: { zh: '督查台账', en: 'Inspections' }, group: 'register', load: () => import('../screens/inspections/inspections.screen.js') },
  { path: 'services', words: { zh: '政务服务', en: 'Services' }, group: 'register', lists: listNames.services, load: () => import('../screens/services/services.screen.js') },
  { path: 'registers', words: { zh: '专项台账', en: 'Other registers' }, group: 'register', lists: listNames.registers, load: () => import('../screens/registers/registers.screen.js') },
  { path: 'events', words: { zh: '事件日志', en: 'Event log' }, group: 'audit', load: () => import('../screens/events/events.screen.js') },
  { path: 'replay', words: { zh: '逐步重放', en: 'Replay' }, group: 'audit', load: () => import('../screens/replay/replay.screen.js') },
  { path: 'changes', words: { zh: '两日对比', en: 'Two days compared' }, group: 'audit', load: () => import('../screens/changes/changes.screen.js') },
  { path: 'trail', words: { zh: '一文查到底', en: 'Document trail' }, group: 'audit', load: () => import('../screens/trail/trail.screen.js') },
  { path: 'running', words: { zh: '运行状态', en: 'Running' }, group: 'running', roles: ['operator', 'auditor'], load: () => import('../screens/running/running.screen.js') },
];

/** @returns what is offered to somebody of these roles */
export const offered = (all: readonly Screen[], roles: readonly string[]): readonly Screen[] => all.filter((screen) => screen.roles === undefined || screen.roles.some((role) => roles.includes(role)));

const deskRoles = ['clerk', 'township', 'bureau'];

/** Where somebody begins who names no screen: whoever records, with what is up to them; everybody else with the whole. */
export const homeOf = (roles: readonly string[]): string => (roles.length > 0 && roles.every((role) => deskRoles.includes(role)) ? 'desk' : 'overview');

const later: ReadonlyMap<string, LazyExoticComponent<ComponentType>> = new Map(screens.map(({ path, load }) => [path, lazy(load)]));
const loaded = new Map<string, ComponentType>();

/** What draws a screen: itself where it was loaded ahead, since React holds back for 300 ms what once had to wait. */
export const viewAt = (path: string): ComponentType | null => loaded.get(path) ?? later.get(path) ?? null;

/** Loads the screen of an address ahead, the first where it names none: while somebody logs in, or is about to follow a link. What cannot be loaded is said when it is opened. */
export const loadAhead = (pathname: string): void => {
  const wanted = screens.find(({ path }) => pathname === `/${path}`) ?? screens[0];
  void wanted?.load().then(({ default: view }) => loaded.set(wanted.path, view), () => undefined);
};
