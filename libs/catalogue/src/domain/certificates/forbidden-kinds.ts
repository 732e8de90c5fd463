import type { Bilingual } from '#libs/kernel/domain';

/** A kind of certificate that a community must not give, and who knows instead. */
export interface ForbiddenKind {
  readonly code: string;
  /** As the list has it. */
  readonly name: Bilingual;
  /** Other words for the same; a kind that contains one of them is this one. */
  readonly also: readonly string[];
  /** The right address. */
  readonly where: Bilingual;
}

const POLICE = { zh: '公安派出所', en: 'the police station' };
const HOSPITAL = { zh: '医疗机构', en: 'the hospital' };

function kind(code: string, zh: string, en: string, where: Bilingual, ...also: readonly string[]): ForbiddenKind {
  return { code, name: { zh, en }, also, where };
}

/** 不应由基层群众性自治组织出具证明事项清单, 第一批 (民发〔2020〕20号): the twenty. */
export const TWENTY: readonly ForbiddenKind[] = [
  kind('kinship', '亲属关系', 'kinship', { zh: '公安派出所或公证机构', en: 'the police station or a notary' }),
  kind('identity', '居民身份信息', 'identity', POLICE, '身份信息', '户籍证明'),
  kind(
    'household-change',
    '户口登记项目内容变更申请',
    'change of the household register',
    POLICE,
    '户口登记',
    '户口变更',
  ),
  kind('dog-keeping', '居民养犬', 'keeping a dog', { zh: '公安机关', en: 'the police' }, '养犬'),
  kind('no-criminal-record', '无犯罪记录', 'no criminal record', { zh: '公安机关', en: 'the police' }, '无违法犯罪'),
  kind(
    'drug-rehabilitation',
    '社区戒毒社区康复人员情况',
    'drug rehabilitation',
    { zh: '禁毒办（公安机关）', en: 'the drug control office of the police' },
    '社区戒毒',
    '社区康复',
  ),
  kind('missing', '人员失踪', 'a missing person', { zh: '公安机关或人民法院', en: 'the police or the court' }, '失踪'),
  kind(
    'marriage',
    '婚姻状况',
    'marriage',
    { zh: '民政部门婚姻登记机关', en: 'the marriage registry' },
    '婚姻关系',
    '分居',
    '单身',
    '未婚',
  ),
  kind('birth', '出生', 'birth', HOSPITAL, '出生证明'),
  kind(
    'alive',
    '健在',
    'being alive',
    { zh: '本人到经办机构或视频认证', en: 'the resident in person, or by video, at the office that asks' },
    '生存认证',
    '生存证明',
  ),
  kind(
    'death',
    '死亡',
    'death',
    { zh: '医疗机构；非正常死亡的，公安机关', en: 'the hospital; the police where it was not natural' },
    '死亡证明',
  ),
  kind('illness', '疾病状况', 'illness', HOSPITAL, '急诊', '意外伤害', '病情'),
  kind(
    'disability',
    '残疾状况',
    'disability',
    { zh: '残疾人联合会', en: 'the disabled persons’ federation' },
    '残疾证明',
  ),
  kind(
    'childbearing',
    '婚育状况',
    'childbearing',
    { zh: '卫生健康部门', en: 'the health authority' },
    '生育状况',
    '计划生育',
  ),
  kind(
    'employment',
    '居民就业状况',
    'employment',
    { zh: '人力资源和社会保障部门', en: 'the human resources and social security authority' },
    '就业状况',
    '失业证明',
  ),
  kind(
    'personal-file',
    '居民个人档案',
    'the personal file',
    { zh: '档案保管机构', en: 'the office that keeps the file' },
    '个人档案',
  ),
  kind(
    'property',
    '居民财产',
    'property',
    {
      zh: '登记机关、银行、不动产登记机构',
      en: 'the register, the bank or the land registry',
    },
    '经济状况',
    '收入证明',
    '收入状况',
    '偿还能力',
    '房产',
    '存款',
    '投资状况',
    '车辆',
  ),
  kind(
    'inheritance',
    '遗产继承权',
    'inheritance',
    { zh: '公证机构或人民法院', en: 'a notary or the court' },
    '继承权',
    '遗产继承',
  ),
  kind(
    'business-premises',
    '市场主体住所',
    'business premises',
    { zh: '市场监督管理部门（承诺制）', en: 'the market regulator, on the applicant’s own word' },
    '经营场所',
    '住改商',
    '无扰民',
  ),
  kind(
    'lost-papers',
    '证件遗失',
    'lost papers',
    { zh: '本人声明或登报', en: 'the resident’s own declaration, or a newspaper' },
    '证件丢失',
  ),
];

/** 湖北 added these two, and leaves out 健在. */
export const HUBEI: readonly ForbiddenKind[] = [
  ...TWENTY.filter(({ code }) => code !== 'alive'),
  kind(
    'lost-receipt',
    '缴费票据遗失',
    'a lost receipt',
    { zh: '收费单位', en: 'who took the payment' },
    '票据遗失',
    '票据丢失',
  ),
  kind('school-transfer', '转学', 'change of school', { zh: '教育部门', en: 'the education authority' }),
];
