import { refusal } from '#libs/kernel/domain';

export const unknownResident = refusal('resident-not-known', {
  kind: 'bad-request',
  rule: '居民登记',
  title: { zh: '没有这位居民', en: 'No such resident' },
  detail: {
    zh: '没有登记这位居民。请先登记或查询居民。',
    en: 'No resident is registered under this id. Register or search the resident first.',
  },
});
