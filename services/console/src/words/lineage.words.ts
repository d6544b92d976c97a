import type { Words } from './say.js';

export const lineageWords = {
  way: { zh: '看哪一边', en: 'Which way' },
  all: { zh: '前身与后继', en: 'Both ways' },
  back: { zh: '只看前身', en: 'Back' },
  forward: { zh: '只看后继', en: 'Forward' },
  steps: { zh: '沿革各步', en: 'Steps' },
  when: { zh: '时间', en: 'When' },
  from: { zh: '由', en: 'From' },
  how: { zh: '方式', en: 'How' },
  to: { zh: '至', en: 'To' },
  drawing: { zh: '沿革图：由左至右按时间', en: 'Lineage, from left to right as time goes' },
  closer: { zh: '放大', en: 'Closer' },
  farther: { zh: '缩小', en: 'Farther' },
  whole: { zh: '全图', en: 'All of it' },
  keys: { zh: '拖动、方向键移动，＋ － 缩放，0 全图', en: 'Drag or arrows move, + − zoom, 0 shows all' },
  block: { zh: '整块', en: 'block' },
} satisfies Readonly<Record<string, Words>>;

export const howWords: Readonly<Record<string, Words>> = {
  renamed: { zh: '更名', en: 'renamed' },
  merged: { zh: '合并', en: 'merged' },
  absorbed: { zh: '并入', en: 'absorbed' },
  split: { zh: '分设', en: 'split' },
  rebuilt: { zh: '重新组建', en: 'rebuilt' },
  'functions-merged': { zh: '职能整合组建', en: 'functions merged' },
  named: { zh: '列名', en: 'named' },
};
