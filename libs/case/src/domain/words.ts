import type { Bilingual, Language } from './naming.js';

/** Words of the field that stand in texts, by kind and code; the glossary has them too. */
const WORDS = {
  act: {
    receive: { zh: '收件', en: 'receive' },
    accept: { zh: '受理', en: 'accept' },
    'refuse-acceptance': { zh: '不予受理', en: 'refuse acceptance' },
    route: { zh: '派单', en: 'route' },
    sign: { zh: '签收', en: 'sign' },
    return: { zh: '退单', en: 'return' },
    assign: { zh: '分派承办人', en: 'assign' },
    claim: { zh: '认领', en: 'claim' },
    decide: { zh: '作出决定', en: 'decide' },
    fulfil: { zh: '办结', en: 'fulfil' },
    deliver: { zh: '送达', en: 'deliver' },
    withdraw: { zh: '撤回', en: 'withdraw' },
    terminate: { zh: '终止', en: 'terminate' },
    void: { zh: '作废', en: 'void' },
    escalate: { zh: '提级', en: 'escalate' },
    reopen: { zh: '重办', en: 'reopen' },
    'replace-resident': { zh: '更正居民', en: 'replace the resident of' },
    transfer: { zh: '转办', en: 'transfer' },
    rule: { zh: '裁定', en: 'rule' },
    'request-co-handling': { zh: '请求协办', en: 'request co-handling' },
    'answer-co-handling': { zh: '答复协办', en: 'answer co-handling' },
    'send-papers': { zh: '寄送材料', en: 'send papers' },
    'confirm-papers': { zh: '确认到件', en: 'confirm papers' },
    'order-supervision': { zh: '督办', en: 'order supervision' },
    'answer-supervision': { zh: '答复督办', en: 'answer supervision' },
    'remind-supervision': { zh: '催办', en: 'remind' },
    'warn-clock': { zh: '预警', en: 'warn' },
    'expire-clock': { zh: '记超期', en: 'expire' },
    climb: { zh: '自动提级', en: 'climb' },
    rate: { zh: '评价', en: 'rate' },
    'record-follow-up': { zh: '回访', en: 'follow up' },
    'prolong-rectification': { zh: '延长整改', en: 'prolong the rectification' },
    'close-rectification': { zh: '完成整改', en: 'close the rectification' },
  },
  role: {
    'intake-clerk': { zh: '综合窗口人员', en: 'intake clerk' },
    'case-handler': { zh: '后台审批人员', en: 'case handler' },
    'universal-counter': { zh: '全区域通办窗口', en: 'universal counter' },
    supervisor: { zh: '督办人员', en: 'supervisor' },
    'catalogue-manager': { zh: '事项管理员', en: 'catalogue manager' },
    auditor: { zh: '审计员', en: 'auditor' },
    operator: { zh: '运维人员', en: 'operator' },
    import: { zh: '数据导入', en: 'import' },
    system: { zh: '系统', en: 'the system' },
  },
  phase: {
    none: { zh: '未收件', en: 'not received' },
    received: { zh: '已收件', en: 'received' },
    correcting: { zh: '补正中', en: 'in correction' },
    accepted: { zh: '已受理', en: 'accepted' },
    suspended: { zh: '中止计时', en: 'suspended' },
    decided: { zh: '已决定', en: 'decided' },
    fulfilled: { zh: '已办结', en: 'fulfilled' },
    closed: { zh: '已结束', en: 'closed' },
  },
  mode: {
    fixed: { zh: '定点办理', en: 'fixed' },
    'collect-and-forward': { zh: '代收代办', en: 'collect and forward' },
    'accept-anywhere': { zh: '异地受理', en: 'accept anywhere' },
    'decide-anywhere': { zh: '异地办理', en: 'decide anywhere' },
    online: { zh: '全程网办', en: 'online' },
    joint: { zh: '多地联办', en: 'joint' },
    'guide-only': { zh: '仅作指引', en: 'guidance only' },
  },
  way: {
    counter: { zh: '窗口领取', en: 'at the counter' },
    post: { zh: '邮寄', en: 'by post' },
    electronic: { zh: '电子送达', en: 'electronically' },
    agent: { zh: '代领', en: 'through an agent' },
  },
  cause: {
    'wrong-unit': { zh: '不属本单位职责', en: 'wrong unit' },
    'missing-material': { zh: '材料不全', en: 'missing material' },
    'wrong-item': { zh: '事项选错', en: 'wrong item' },
    other: { zh: '其他', en: 'other' },
  },
  place: {
    household: { zh: '户籍地', en: 'place of the household' },
    residence: { zh: '居住地', en: 'place of residence' },
    insured: { zh: '参保地', en: 'place of insurance' },
    incident: { zh: '急难发生地', en: 'place of the emergency' },
    employer: { zh: '单位所在地', en: 'place of the employer' },
    chosen: { zh: '申请人选择地', en: 'place chosen' },
    receiving: { zh: '收件地', en: 'place of receipt' },
    registry: { zh: '登记机关所在地', en: 'place of the registry' },
    'home-community': { zh: '所在社区', en: 'home community' },
  },
  level: {
    street: { zh: '街道', en: 'street' },
    district: { zh: '区', en: 'district' },
    city: { zh: '市', en: 'city' },
    community: { zh: '社区', en: 'community' },
  },
  part: {
    examination: { zh: '初审', en: 'its examination' },
    assistance: { zh: '异地协助', en: 'help from another district' },
    part: { zh: '协办', en: 'a part' },
  },
  reminder: {
    'first-reminder': { zh: '第一次催办', en: 'first reminder' },
    'second-reminder': { zh: '第二次催办', en: 'second reminder' },
    notice: { zh: '通报', en: 'notice' },
  },
  clock: {
    promised: { zh: '承诺时限', en: 'promised limit' },
    statutory: { zh: '法定时限', en: 'statutory limit' },
    signature: { zh: '签收', en: 'signature' },
    ruling: { zh: '裁定', en: 'ruling' },
    'co-handling': { zh: '协办', en: 'co-handling' },
    supervision: { zh: '督办答复', en: 'answer to a supervision order' },
    'rectification/contact': { zh: '差评联系', en: 'contact after a bad rating' },
    'rectification/answer': { zh: '差评整改', en: 'rectification' },
    'follow-up': { zh: '回访', en: 'follow-up' },
    'leg/push': { zh: '推送环节', en: 'leg of the push' },
    'leg/examine': { zh: '初审环节', en: 'leg of the examination' },
    'leg/decide': { zh: '审批环节', en: 'leg of the decision' },
    'leg/notify': { zh: '反馈环节', en: 'leg of the notice' },
  },
  light: {
    yellow: { zh: '黄灯', en: 'yellow' },
    red: { zh: '红灯', en: 'red' },
  },
  side: {
    counter: { zh: '收件窗口', en: 'counter' },
    authority: { zh: '办理部门', en: 'authority' },
  },
  solved: {
    yes: { zh: '已解决', en: 'solved' },
    partly: { zh: '部分解决', en: 'partly solved' },
    no: { zh: '未解决', en: 'not solved' },
  },
} as const satisfies Record<string, Record<string, Bilingual>>;

export type WordKind = keyof typeof WORDS;

/** The word for a code, or the code itself where there is none; for several, divided by commas, the words as alternatives. */
export function word(kind: WordKind, codes: string, language: Language): string {
  const words: Readonly<Record<string, Bilingual>> = WORDS[kind];
  const said = codes.split(',').map((code) => words[code]?.[language] ?? code);
  return said.join(language === 'zh' ? '或' : ' or ');
}

export function isWordKind(kind: string): kind is WordKind {
  return kind in WORDS;
}
