import type { Bilingual } from '#libs/kernel/domain';

/** A kind that a community gives, since nobody else knows it: it is decided without asking why. */
export interface PositiveKind {
  readonly code: string;
  readonly name: Bilingual;
  readonly also: readonly string[];
}

function kind(code: string, zh: string, en: string, ...also: readonly string[]): PositiveKind {
  return { code, name: { zh, en }, also };
}

/** What a community knows of its own: who lives there, who looks after whom, what was done there. */
export const POSITIVE: readonly PositiveKind[] = [
  kind('residence', '居住', 'residence', '居住证明', '居住情况'),
  kind('guardianship-need', '监护人推荐', 'who might be a guardian', '监护情况', '指定监护'),
  kind('community-service', '社区服务经历', 'service in the community', '志愿服务', '社会实践'),
  kind('hardship-visit', '入户走访情况', 'what a visit found', '走访情况'),
  kind('collective-membership', '居民小组成员', 'membership of a residents’ group', '集体成员'),
];
