import { numbersIn } from './number.finder.js';

const found = (text: string): readonly string[] => numbersIn(text).map(({ text: words, kind, value, unit, approximate }) => `${words} ${kind} ${value}${unit}${approximate ? ' ~' : ''}`);

describe('numbers of a text', () => {
  it.each<[string, readonly string[]]>([
    ['核定行政编制461名，正科级79名', ['461名 amount 461名', '79名 amount 79名']],
    ['办件24,596件，约3万人', ['24,596件 amount 24596件', '3万人 amount 30000人 ~']],
    ['六项改革目标，四次调整，二十四个部门', ['六项 amount 6项', '四次 amount 4次', '二十四个 amount 24个']],
    ['办结率97%，不低于百分之七十', ['97% percent 97%', '百分之七十 percent 70% ~']],
    ['约三分之一的实施主体', ['三分之一 share 33.3% ~']],
    ['按300-500户、人口约1000人左右划分', ['300 range-end 300户', '500户 range-end 500户', '1000人 amount 1000人 ~']],
    ['16人(4正12副)', ['16人 amount 16人', '4正 amount 4正', '12副 amount 12副']],
    ['1镇6办', ['1镇6办 amount 7个']],
    ['5办1局2中心', ['5办 amount 5办', '1局 amount 1局', '2中心 amount 2中心']],
    ['首家工作站', ['首家 amount 1家']],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected));

  it('dates, of which a month and day without a year are of the year before them', () => {
    expect(found('2019年2月1日配齐正职，2月2日挂牌，2月底领取证书')).toEqual(['2019年2月1日 date 2019-02-01', '2月2日 date 2019-02-02', '2月底 date 2019-02']);
    expect(numbersIn('截至2020年6月').map(({ upTo }) => upTo)).toEqual([true]);
  });

  it('document numbers, however the brackets are typed', () => {
    expect(found('内机编办发〔2019〕34号、海党发[2020]5号、内党办发〔201922号').map((one) => one.replace(/^\S+ /u, ''))).toEqual(['document 2019-34', 'document 2020-5', 'document 2019-22']);
  });

  it('ways of speaking are formulas', () => expect(found('“1+1>2”的效应，“1+3+N”的体系')).toEqual(['1+1>2 formula 1+1>2', '1+3+N formula 1+3+N']));

  it.each(['一、基本情况', '（二）人员编制', '(三)下一步打算', '一是优化设置；二是配强力量。其次，', '党的十九大和十九届二中、三中、四中全会精神', '“一支笔”审批、一票否决、一窗受理、一次性告知、“一个领域一支队伍管执法”', '进一步统一认识，千里山，千方百计，多元共治', '“三定”规定'])(
    'none in %s',
    (text) => expect(found(text)).toEqual([]),
  );

  it('stand where they say', () => {
    const text = '共35个机关，编制461名。';
    expect(numbersIn(text).map(({ from, to }) => text.slice(from, to))).toEqual(['35个', '461名']);
  });
});
