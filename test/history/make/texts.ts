/** Free texts as people write them, short and long, with what breaks a naive program. */
export const TEXTS = [
  '材料齐全，情况属实',
  '居民行动不便，请上门核实；联系电话138****8000',
  '不属本单位职责',
  '需要与公安部门核对户籍',
  '申请人临时外出，约定下周一再来',
  '编号{number}、{unit:to}不作替换',
  '第一行\n第二行',
  'He asked for an answer in English.',
  '𠮷野家社区的李𡘙女士 🏠',
  '“引号”与\\反斜杠\\',
  '经两名工作人员入户调查，家庭人均收入低于保障标准，建议予以确认，并按规定进行公示，公示期内如有异议另行报告。',
] as const;
