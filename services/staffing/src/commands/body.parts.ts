import { isCalendarDate } from '@yange/kernel';
import { z } from 'zod';
import { ownerSchema } from '../domain/owner/owner.js';
import { quotaTypeSchema } from '../domain/quota-account/quota-type.js';

/** People, posts, rows: one or more. */
export const some = z.int().min(1).max(100_000);
export const noneOrMore = z.int().min(0).max(100_000);
export const words = z.string().trim().min(1).max(200);
export const optionalWords = z.string().trim().max(500).default('');
export const wordList = z.array(words).max(20).default([]);
/** GB/T 2260 */
export const regionCode = z.string().regex(/^\d{6}$/u, 'six digits of GB/T 2260');
export const day = z.string().refine(isCalendarDate, '没有这一天 · no such day');

/** Which account and how many. */
export const quotaAmount = { owner: ownerSchema, type: quotaTypeSchema, count: some } as const;

/** 科级 unless said. */
export const level = words.default('科级');

/** Leadership posts or leaders, 正职 and 副职 apart. */
export const ranks = { principal: noneOrMore.default(0), deputy: noneOrMore.default(0) } as const;

export const rank = z.enum(['principal', 'deputy']);
