import { membersIn, PowerKind, type EnforcementEvent, type Members, type PowerListIssued } from '@yange/contracts';
import { listed, rowWriters, unlessZero, wordFor, type Cells, type ToldFacts } from '@yange/use-case';
import { kinds, reasons } from './powers.words.js';

type Told = ToldFacts<EnforcementEvent>;

const contents = (verb: string, { title, items, parts }: Pick<PowerListIssued, 'title' | 'items' | 'parts'>): Cells => {
  const penalty = parts.find((part) => part.kind === PowerKind.PENALTY)?.items?.count;
  return { 事项: verb, 清单: title, 数量: String(items?.count ?? 0), 行政处罚数量: penalty === undefined ? '' : String(penalty) };
};

interface Items {
  readonly listId: string;
  readonly unit?: { readonly name: string } | undefined;
  readonly items?: Members | undefined;
  readonly kind: PowerKind;
}

const kindCodes: Readonly<Record<PowerKind, string>> = { [PowerKind.PENALTY]: 'penalty', [PowerKind.OTHER]: 'other', [PowerKind.UNSPECIFIED]: 'unsplit' };

/** 数量 counts the items without a name. */
const items = (verb: string, { listId, unit, items: some, kind }: Items, told: Told): Cells => ({
  事项: verb, 清单: told.name(listId), 单位: unit?.name ?? '', 权力类型: wordFor(kinds, kindCodes[kind]),
  事项名称: listed(some?.named.map(({ name }) => name) ?? []), 数量: unlessZero(membersIn(some) - (some?.named.length ?? 0)),
});

export const powerWriters = rowWriters<EnforcementEvent>(
  {
    PowerListIssued: (event) => contents('印发清单', event),
    PowerListRevised: (event) => contents('修订清单', event),
    VerticalShareStated: ({ listId, words, numerator, denominator, approximate, holders, holdersOpen }, told) => ({
      事项: '垂管占比', 清单: told.name(listId), 说明: words, 占比: `${numerator}/${denominator}`, 约数: approximate ? '是' : '', 事项名称: listed(holders), 列举未尽: holdersOpen ? '是' : '',
    }),
    EnforcementBodyDetermined: ({ listId, unit, exists, bodyName, reason }, told) => ({
      事项: exists ? '有执法主体' : '无执法主体', 清单: told.name(listId), 单位: unit?.name ?? '', ...(exists ? { 执法主体: bodyName } : { 说明: reason }),
    }),
    DelegationMethodsAdopted: ({ listId, methods }, told) => ({ 事项: '赋权方式', 清单: told.name(listId), 赋权方式: listed(methods.map(({ name }) => name)) }),
    ClaimTargetSet: ({ listId, appliesTo, atLeastPercent }, told) => ({ 事项: '承接指标', 清单: told.name(listId), 说明: appliesTo, 百分比: String(atLeastPercent) }),
    PowersClaimed: (event, told) => ({ ...items('认领', event, told), 赋权方式: event.method }),
    PowersDeclined: (event, told) => ({ ...items('不认领', event, told), 原因: wordFor(reasons, event.reasonCode), 说明: event.words }),
    PowersClaimRevoked: (event, told) => ({ ...items('撤回认领', event, told), 说明: event.reason }),
    ClaimListPublished: ({ listId, unit, count, channel }, told) => ({ 事项: '公布认领清单', 清单: told.name(listId), 单位: unit?.name ?? '', 数量: String(count), 公布渠道: channel }),
  },
  { PowerListIssued: ({ listId, title }) => [[listId, title]] },
);
