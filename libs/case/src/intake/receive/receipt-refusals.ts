import { refusal } from '#libs/kernel/domain';
export const unknownParent = refusal('unknown-parent', {
  kind: 'bad-request',
  rule: '国发〔2024〕3号 高效办成一件事',
  title: { zh: '没有这个主件', en: 'No such parent' },
  detail: {
    zh: '本地区没有 parent 所写的办件。请核对主件标识，或不填。',
    en: 'This region has no case as named in parent. Check its id, or leave it out.',
  },
});

export const residentNeeded = refusal('resident-needed', {
  kind: 'bad-request',
  rule: '事项目录 受理条件',
  title: { zh: '须写明居民', en: 'A resident is needed' },
  detail: {
    zh: '“{item:item}”的受理条件要看居民的年龄或户籍，须写明居民。请先登记或查询居民，再收件。',
    en: '{item:item} depends on the age or the household of the resident, so one must be named. Register or search the resident first.',
  },
});

export const parentClosed = refusal('parent-closed', {
  rule: '国发〔2024〕3号 高效办成一件事',
  title: { zh: '主件已结束', en: 'The parent is closed' },
  detail: {
    zh: '主件{number}已结束，不能再附子件。请不填主件，单独收件。',
    en: 'Case {number} is closed and takes no more parts. Receive this one by itself.',
  },
});

export const parentIsAPart = refusal('parent-is-a-part', {
  rule: '国发〔2024〕3号 高效办成一件事',
  title: { zh: '主件本身是子件', en: 'The parent is itself a part' },
  detail: {
    zh: '{number}本身是子件，不能再附子件。请写其主件。',
    en: 'Case {number} is itself a part. Name the case that it is a part of.',
  },
});

export const parentOfAnother = refusal('parent-of-another', {
  rule: '国发〔2024〕3号 高效办成一件事',
  title: { zh: '主件属于另一居民', en: 'The parent is another resident’s' },
  detail: {
    zh: '主件{number}不是这位居民的。请核对居民和主件。',
    en: 'Case {number} is another resident’s. Check the resident and the parent.',
  },
});

export const overrideReasonNeeded = refusal('override-reason-needed', {
  rule: '国办发〔2020〕35号 责任追溯',
  title: { zh: '改派责任单位须说明理由', en: 'A reason is owed' },
  detail: {
    zh: '按规则本件由{unit:found}负责；改为{unit:unit}须写明理由。请补写理由，或不指定单位。',
    en: 'By its rule this case belongs to {unit:found}; naming {unit:unit} needs a reason. Give one, or name no unit.',
  },
});

export const itemSuspended = refusal('item-suspended', {
  rule: '《辽宁省基层群众性自治组织工作清单管理规定》 准入: 暂停办理',
  title: { zh: '事项已暂停', en: 'Item suspended' },
  detail: {
    zh: '“{item:item}”已暂停办理（依据：{basis}），恢复前不能收件；在办件照常办理。请告知居民恢复后再来。',
    en: '{item:item} is suspended (basis: {basis}) and not received until it is resumed; running cases go on. Ask the resident to come again then.',
  },
});

export const itemNotPublished = refusal('item-not-published', {
  rule: '《辽宁省基层群众性自治组织工作清单管理规定》 准入',
  title: { zh: '事项未发布', en: 'Item not published' },
  detail: {
    zh: '“{item:item}”目前不在已发布的清单内，不能收件。请告知居民待发布后再来，或选用现行事项。',
    en: '{item:item} is not on the published list now and may not be received. Choose the item that is in force.',
  },
});

export const itemWithdrawn = refusal('item-withdrawn', {
  rule: '《辽宁省基层群众性自治组织工作清单管理规定》 准入: 退出清单',
  title: { zh: '事项已退出清单', en: 'Item withdrawn' },
  detail: {
    zh: '“{item:item}”已退出清单（依据：{basis}），不再收件。请在事项目录中查找现行事项。',
    en: '{item:item} is off the list (basis: {basis}) and not received any more. Look for the item that is in force now.',
  },
});
