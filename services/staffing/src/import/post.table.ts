import { column, defineImportTable, sampleNames, type RowCommand, type RowReader } from '@yange/use-case';
import { appointLeadersUseCase } from '../commands/posts/appoint-leaders.use-case.js';
import { approvePostsUseCase } from '../commands/posts/approve-posts.use-case.js';
import { increasePostsUseCase } from '../commands/posts/increase-posts.use-case.js';
import { reducePostsUseCase } from '../commands/posts/reduce-posts.use-case.js';
import { removeLeadersUseCase } from '../commands/posts/remove-leaders.use-case.js';
import { setRoleLineUseCase } from '../commands/posts/set-role-line.use-case.js';
import { levelOf, ownerColumns, ownerOf, rankColumns, ranksOf } from './staffing.columns.js';
import { postWriters } from './post.writers.js';

const matters = { 核定: 'approve', 增核: 'increase', 核减: 'reduce', 职务: 'role', 配备: 'appoint', 免去: 'remove' } as const;
const ranks = { 正: 'principal', 副: 'deputy' } as const;

const numbers = (row: RowReader) => ({ owner: ownerOf(row), level: levelOf(row), ...ranksOf(row) });

const holders = /^(.+?)[×xX*](\d{1,3})$/;

/** 人民武装部部长×1; without ×, all holders of the role hold the other one as well. */
const concurrent = (row: RowReader, count: number) =>
  row.list('兼任').map((words) => {
    const parts = holders.exec(words);
    return { role: parts?.[1] ?? words, holders: parts === null ? count : Number(parts[2]) };
  });

const roleLine = (row: RowReader): RowCommand => {
  const count = row.integer('人数');
  return {
    useCase: setRoleLineUseCase,
    body: { owner: ownerOf(row), level: levelOf(row), role: row.text('职务'), rank: row.oneOf('正副', ranks), count, concurrent: concurrent(row, count) },
  };
};

const appointment = (row: RowReader): RowCommand => {
  const count = row.optionalInteger('人数');
  return {
    useCase: appointLeadersUseCase,
    body: { owner: ownerOf(row), level: levelOf(row), rank: row.oneOf('正副', ranks), complete: row.yes('配齐'), ...(count === null ? {} : { count }) },
  };
};

const removal = (row: RowReader): RowCommand => ({
  useCase: removeLeadersUseCase,
  body: { owner: ownerOf(row), level: levelOf(row), rank: row.oneOf('正副', ranks), count: row.integer('人数'), means: row.optionalText('说明') ?? '' },
});

const command = (row: RowReader): RowCommand => {
  switch (row.matter(matters)) {
    case 'approve':
      return { useCase: approvePostsUseCase, body: numbers(row) };
    case 'increase':
      return { useCase: increasePostsUseCase, body: numbers(row) };
    case 'reduce':
      return { useCase: reducePostsUseCase, body: numbers(row) };
    case 'role':
      return roleLine(row);
    case 'appoint':
      return appointment(row);
    case 'remove':
      return removal(row);
  }
};

export const postTable = defineImportTable({
  name: '领导职数',
  sample: { 事项: '核定', 单位: sampleNames.organ, 层级: '科级', 正职: '1', 副职: '3' },
  columns: [
    column('事项', '核定、增核、核减、职务、配备、免去', 'what happened', true),
    ...ownerColumns,
    ...rankColumns,
    column('职务', '职务名称，如 副镇长', 'the role'),
    column('正副', '正 或 副', 'principal or deputy'),
    column('人数', '职务名额或任免人数', 'posts of the role, or persons'),
    column('兼任', '兼任的职务，以“、”分隔，如 人民武装部部长×1；不另占职数', 'roles held as well: they take no post'),
    column('配齐', '是 表示该级职务全部配齐', 'all posts of that rank are filled'),
    column('说明', '如 转任', 'for example 转任'),
  ],
  command,
  writers: postWriters,
});
