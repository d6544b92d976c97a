import type { Plan, WhatIf } from '../../plans/plan.model.js';

export type TryAct = 'increase' | 'reduce' | 'pair' | 'move' | 'increase-posts' | 'reduce-posts' | 'people' | 'people-with-quota';

export const tryActs: readonly TryAct[] = ['increase', 'reduce', 'pair', 'move', 'increase-posts', 'reduce-posts', 'people', 'people-with-quota'];

/** Whose quota: an organ by its id, or several that are counted together by the words that the register has for them. */
export interface TryOwner {
  /** the organ's id, or the name of those that are only counted */
  readonly key: string;
  readonly name: string;
  readonly organId: string | null;
  /** how many organs it stands for */
  readonly count: number;
  /** what is said of it is said of each of them */
  readonly each?: boolean;
}

/** One change that is tried: what is not chosen yet is empty. */
export interface Wish {
  readonly act: TryAct;
  /** key of an owner */
  readonly from: string;
  readonly to: string;
  /** `kind`, or `kind.management.funding` as an account has it; of posts `principal.科级`, `deputy.科级` */
  readonly type: string;
  /** 0 where nothing is typed yet */
  readonly count: number;
}

export const firstWish: Wish = { act: 'reduce', from: '', to: '', type: '', count: 0 };

export const isOfPosts = ({ act }: Pick<Wish, 'act'>): boolean => act === 'increase-posts' || act === 'reduce-posts';
export const asksFrom = ({ act }: Pick<Wish, 'act'>): boolean => act !== 'increase' && act !== 'increase-posts';
export const asksTo = ({ act }: Pick<Wish, 'act'>): boolean => act !== 'reduce' && act !== 'reduce-posts';
export const asksType = ({ act }: Pick<Wish, 'act'>): boolean => act !== 'people';

/** More than a plan of a page: what is longer is made as tables. */
const most = 12;

const isAct = (text: string): text is TryAct => (tryActs as readonly string[]).includes(text);

/** What is tried, as the address has it: a link shows the same. What somebody mistyped is left out. */
export const wishesOf = (text: string): readonly Wish[] =>
  text.split(';').slice(0, most).flatMap((one) => {
    const [act = '', from = '', to = '', type = '', count = ''] = one.split(',').map(decoded);
    return isAct(act) ? [{ act, from, to, type, count: /^\d{1,6}$/.test(count) ? Number(count) : 0 }] : [];
  });

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
};

export const wishText = (wishes: readonly Wish[]): string =>
  wishes.slice(0, most).map(({ act, from, to, type, count }) => [act, from, to, type, count === 0 ? '' : String(count)].map(encodeURIComponent).join(',')).join(';');

export const mayAdd = (wishes: readonly Wish[]): boolean => wishes.length < most;

/** What is still to be filled in. */
export const lackingOf = (wish: Wish): readonly (keyof Wish)[] => [
  ...(asksFrom(wish) && wish.from === '' ? ['from' as const] : []),
  ...(asksTo(wish) && wish.to === '' ? ['to' as const] : []),
  ...(asksType(wish) && wish.type === '' ? ['type' as const] : []),
  ...(wish.count < 1 ? ['count' as const] : []),
];

type Step = Plan['steps'][number];

const bodyOf = (owner: TryOwner | undefined, key: string): object => (owner?.organId == null ? { name: owner?.name ?? key, count: owner?.count ?? 1, ...(owner?.each === true ? { each: true } : {}) } : { organId: owner.organId, name: owner.name });

export const typeOf = (type: string): { readonly kind: string; readonly management?: string; readonly funding?: string } => {
  const [kind = '', management, funding] = type.split('.');
  return { kind, ...(management === undefined || management === 'unstated' ? {} : { management }), ...(funding === undefined || funding === 'unstated' ? {} : { funding }) };
};

export interface Words {
  readonly owners: readonly TryOwner[];
  /** who has leadership posts; the same organs may be counted together otherwise than for quota */
  readonly postOwners: readonly TryOwner[];
  /** how a kind of quota is called */
  readonly kindName: (kind: string) => string;
}

const named = (owners: readonly TryOwner[], key: string): string => owners.find((owner) => owner.key === key)?.name ?? key;

/** The change in words, as a motion would say it. */
export const sayingOf = (wish: Wish, { owners, postOwners, kindName }: Words): string => {
  const [from, to] = [named(owners, wish.from), named(owners, wish.to)];
  const what = `${kindName(typeOf(wish.type).kind)}编制 ${wish.count} 名`;
  switch (wish.act) {
    case 'increase':
      return `核增${to}${what}`;
    case 'reduce':
      return `核减${from}${what}`;
    case 'pair':
      return `核减${from}、核增${to}${what}`;
    case 'move':
      return `${from}向${to}划转${what}`;
    case 'increase-posts':
      return `核增${named(postOwners, wish.to)}${postName(wish.type)}领导职数 ${wish.count} 名`;
    case 'reduce-posts':
      return `核减${named(postOwners, wish.from)}${postName(wish.type)}领导职数 ${wish.count} 名`;
    case 'people':
      return `${from}向${to}转隶 ${wish.count} 人`;
    case 'people-with-quota':
      return `${from}向${to}连人带编转隶 ${wish.count} 人（${kindName(typeOf(wish.type).kind)}编制）`;
  }
};

/** One command for what a change says; 减上增下 is two changes, and takes before it gives. */
const stepsOf = (wish: Wish, effective: string, words: Words): readonly Step[] => {
  const { act, from, to, count } = wish;
  if (act === 'pair') return [...stepsOf({ ...wish, act: 'reduce' }, effective, words), ...stepsOf({ ...wish, act: 'increase' }, effective, words)];
  const owner = (key: string): object => bodyOf((isOfPosts(wish) ? words.postOwners : words.owners).find((one) => one.key === key), key);
  const note = sayingOf(wish, words);
  if (isOfPosts(wish)) {
    const { rank, level } = postOf(wish.type);
    return [{ service: 'staffing', command: act, body: { owner: owner(act === 'increase-posts' ? to : from), level, [rank]: count }, effective, note }];
  }
  const type = typeOf(wish.type);
  const batch = { name: note, units: 1, persons: count, direction: 'within', from: owner(from), to: owner(to) };
  const [command, body] = ({
    increase: ['increase-quota', { owner: owner(to), type, count }],
    reduce: ['reduce-quota', { owner: owner(from), type, count }],
    move: ['transfer-quota', { from: owner(from), to: owner(to), type, count }],
    people: ['record-transfer-batch', batch],
    'people-with-quota': ['record-transfer-batch-with-quota', { ...batch, type, quota: count }],
  } as const)[act as Exclude<TryAct, 'pair' | 'increase-posts' | 'reduce-posts'>];
  return [{ service: 'staffing', command, body, effective, note }];
};

/** Which posts: of whom there is one at the head, or of those beside. */
export const ranks = ['principal', 'deputy'] as const;

export type Rank = (typeof ranks)[number];

/** `principal.科级` as rank and level. */
export const postOf = (type: string): { readonly rank: Rank; readonly level: string } => {
  const at = type.indexOf('.');
  return { rank: type.slice(0, at) === 'principal' ? 'principal' : 'deputy', level: type.slice(at + 1) };
};

export const rankNames: Readonly<Record<Rank, string>> = { principal: '正职', deputy: '副职' };

const postName = (type: string): string => {
  const { rank, level } = postOf(type);
  return `${level}${rankNames[rank]}`;
};

const longestTitle = 200;

/** The plan that the changes make. The same changes make the same plan, and so the same hash. */
export const planOfWishes = (wishes: readonly Wish[], effective: string, words: Words): Plan => {
  const title = wishes.map((wish) => sayingOf(wish, words)).join('；');
  return { title: title.length > longestTitle ? `${title.slice(0, longestTitle - 1)}…` : title, steps: wishes.flatMap((wish) => [...stepsOf(wish, effective, words)]) };
};

const directions: Readonly<Record<string, string>> = { 'increase-quota': 'increase', 'reduce-quota': 'reduce', 'transfer-quota': 'transfer', 'increase-posts': 'increase', 'reduce-posts': 'reduce', 'record-transfer-batch-with-quota': 'transfer' };

interface CountedBody {
  readonly type?: { readonly kind: string };
  readonly count?: number;
  readonly quota?: number;
  readonly principal?: number;
  readonly deputy?: number;
}

/** What a motion that carries this plan asks for: an item for each step that needs a decision, held to its kind, its direction and its number. */
export const itemsOfPlan = ({ steps }: Plan, tried: Pick<WhatIf, 'steps'>): readonly object[] =>
  tried.steps.flatMap(({ step: number, matter }) => {
    const step = steps[number - 1];
    if (matter === null || step === undefined) return [];
    const { type, principal, deputy, count = principal ?? deputy, quota = count } = step.body as CountedBody;
    const direction = directions[step.command];
    return [{ matter: matter.code, words: step.note ?? '', ...(type === undefined ? {} : { quotaKind: type.kind }), ...(direction === undefined ? {} : { direction }), ...(quota === undefined ? {} : { quantity: quota }) }];
  });
