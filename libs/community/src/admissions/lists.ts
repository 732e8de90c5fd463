import type { Vocabulary } from '#libs/kernel/domain';

/** What may be asked of a community. */
export const ADMISSION_KINDS = [
  'matter',
  'ledger',
  'certificate',
  'body',
  'board',
  'inspection',
  'award',
  'app',
  'training',
  'survey',
] as const;
export type AdmissionKind = (typeof ADMISSION_KINDS)[number];

/** 四张清单 (两办 2022-08-22): what a community does, in which bodies it works, which boards it puts up, what it certifies. */
export const LISTS = ['affairs', 'mechanisms', 'boards', 'certificates'] as const;
export type AdmissionList = (typeof LISTS)[number];

/** 自治、协助; none: taken back by the street, and the community has no part in it. */
export const PARTS = ['self-government', 'assistance', 'none'] as const;
export type AdmissionPart = (typeof PARTS)[number];

const LIST_OF: Readonly<Record<AdmissionKind, AdmissionList>> = {
  matter: 'affairs',
  ledger: 'affairs',
  inspection: 'affairs',
  award: 'affairs',
  training: 'affairs',
  survey: 'affairs',
  body: 'mechanisms',
  app: 'mechanisms',
  board: 'boards',
  certificate: 'certificates',
};

/** The list that a kind stands on. */
export function listOf(kind: AdmissionKind): AdmissionList {
  return LIST_OF[kind];
}

/** Two names of one matter are one, however they are spaced or quoted. */
export function sameName(one: string, other: string): boolean {
  return plainName(one) === plainName(other);
}

export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s《》〈〉“”"'（）()·、，。,.-]/gu, '');
}

export const ADMISSION_WORDS = {
  'admission-kind': {
    matter: { zh: '工作事项', en: 'matter' },
    ledger: { zh: '台账报表', en: 'ledger' },
    certificate: { zh: '证明', en: 'certificate' },
    body: { zh: '组织机构', en: 'body' },
    board: { zh: '挂牌', en: 'board' },
    inspection: { zh: '检查考核', en: 'inspection' },
    award: { zh: '评比创建', en: 'award' },
    app: { zh: '政务应用、工作群', en: 'app or group' },
    training: { zh: '培训', en: 'training' },
    survey: { zh: '调查', en: 'survey' },
  },
  'admission-list': {
    affairs: { zh: '工作事务清单', en: 'list of affairs' },
    mechanisms: { zh: '工作机制清单', en: 'list of mechanisms' },
    boards: { zh: '挂牌清单', en: 'list of boards' },
    certificates: { zh: '证明清单', en: 'list of certificates' },
  },
  'admission-part': {
    'self-government': { zh: '自治', en: 'self-government' },
    assistance: { zh: '协助', en: 'assistance' },
    none: { zh: '不承担', en: 'no part' },
  },
} as const satisfies Vocabulary;
