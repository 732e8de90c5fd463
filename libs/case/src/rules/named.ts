import { refusal, refuse, type Refusal } from '#libs/kernel/domain';
import type { RegionTree } from '#libs/region/domain';
export const unknownItem = refusal('unknown-item', {
  kind: 'bad-request',
  rule: '事项目录',
  title: { zh: '没有这个事项', en: 'No such service item' },
  detail: {
    zh: '本地区事项目录中没有“{item}”。请在事项目录中查到编码后再收件。',
    en: 'The catalogue of this region has no item {item}. Look its code up in the catalogue.',
  },
});

export const unknownResident = refusal('unknown-resident', {
  kind: 'bad-request',
  rule: '居民登记',
  title: { zh: '没有这位居民', en: 'No such resident' },
  detail: {
    zh: '没有登记过这位居民。请先登记或查询居民，再收件。',
    en: 'This resident is not registered. Register or search the resident first.',
  },
});

export const unknownMaterial = refusal('unknown-material', {
  kind: 'bad-request',
  rule: '事项目录 申报材料',
  title: { zh: '事项没有这份材料', en: 'No such material' },
  detail: {
    zh: '“{item:item}”的材料清单中没有“{material}”。请按事项的材料清单填写。',
    en: 'The list of materials of {item:item} has no {material}. Name those of the list.',
  },
});

export const unknownUnit = refusal('unknown-unit', {
  kind: 'bad-request',
  rule: '区划目录',
  title: { zh: '没有这个单位', en: 'No such unit' },
  detail: {
    zh: '本地区没有编码为“{code}”的单位。请在单位目录中核对编码。',
    en: 'This region has no unit {code}. Look its code up in the list of units.',
  },
});

export const unitClosed = refusal('unit-closed', {
  rule: '行政区划管理条例; 通办规程 撤并单位的事项由承接单位办理',
  title: { zh: '该单位已撤并', en: 'The unit has ended' },
  detail: {
    zh: '{unit:unit}已撤并，不再办理任何事项，由{unit:successor}承接。请改填{unit:successor}（{successor}）。',
    en: '{unit:unit} has ended and takes nothing any more; {unit:successor} has taken over. Name {successor} instead.',
  },
});

/** A unit that somebody names for something to come: one of the region, and one that has not ended. */
export function unitIsThere(
  code: string,
  field: string,
  { region }: { readonly region: string },
  { tree }: { readonly tree: RegionTree },
): Refusal | null {
  if (tree.unit(code) === null || tree.regionOf(code)?.code !== region) return refuse(unknownUnit, { code }, { field });
  return tree.hasEnded(code) ? refuse(unitClosed, { unit: code, successor: tree.standingFor(code) }, { field }) : null;
}

/** What `unitIsThere` may answer. */
export const UNIT_REFUSALS = [unknownUnit, unitClosed];
