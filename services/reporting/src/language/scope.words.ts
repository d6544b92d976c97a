import type { countings } from './scope.language.js';

const countingsInEnglish: Readonly<Record<(typeof countings)[number], string>> = { 合计: 'in all', 每个: 'each', 单个: '', 比率: '', 不计数: '' };

/** Words of scopes that any district may use. A name (千里山镇) is none of them and stays as it is written. */
const scopesInEnglish: Readonly<Record<string, string>> = {
  全区: 'the whole district',
  区本级党政机构: 'party and government organs of the district itself',
  区本级党政机关: 'party and government organs of the district itself',
  区本级党政部门: 'party and government departments of the district itself',
  区本级党委机构: 'party organs of the district itself',
  区本级政府工作部门: 'government departments of the district itself',
  区本级议事协调机构: 'deliberation and coordination bodies of the district itself',
  区本级涉改部门: 'departments that the reform concerned',
  区本级行政部门及所属事业单位: 'administrative departments of the district and their institutions',
  区政府职能部门: 'functional departments of the district government',
  新组建和整合组建部门: 'departments formed anew or by merging',
  区内转隶: 'transfers within the district',
  自治区文件: 'documents of the Autonomous Region',
  自治区赋权清单: 'list of powers to delegate of the Autonomous Region',
  镇和街道: 'towns and streets',
  镇和街道改革: 'reform of towns and streets',
  各街道: 'streets',
  街道党群服务中心: 'party and public service centres of the streets',
  成立综合执法局的苏木乡镇: 'towns that have a comprehensive enforcement bureau',
  综合行政执法改革: 'reform of comprehensive administrative enforcement',
  各镇: 'towns',
  成立综合执法局的镇: 'towns that have a comprehensive enforcement bureau',
  赋权清单: 'list of powers to delegate',
  农牧业综合行政执法队伍: 'comprehensive enforcement teams of agriculture and husbandry',
  全区机构编制问题: 'problems of institutions and staffing in the whole district',
  区执法队伍: 'enforcement teams of the district',
  区综合行政执法队伍: 'comprehensive enforcement teams of the district',
  编制外执法力量: 'enforcement help outside the quota',
  超职数配备的领导干部: 'leaders beyond the approved posts',
  超职数领导干部: 'leaders beyond the approved posts',
  全区超编问题: 'excess staffing in the whole district',
  区本级行政机构: 'administrative organs of the district itself',
  区委编委会: 'staffing commission of the district party committee',
  涉改部门: 'departments that the reform concerned',
  市级文件: 'documents of the city',
  网格: 'grids',
  网格治理体系: 'grid governance',
  区政务中心: 'government service centre of the district',
};

/** `towns and streets, in all` for 镇和街道·合计; what is a name stays as it is written. */
export const scopeInEnglish = (scope: string): string => {
  const [of = '', counting = ''] = scope.split('·');
  const how = Object.hasOwn(countingsInEnglish, counting) ? countingsInEnglish[counting as keyof typeof countingsInEnglish] : counting;
  return [Object.hasOwn(scopesInEnglish, of) ? scopesInEnglish[of] : of, how].filter((words) => words !== '').join(', ');
};
