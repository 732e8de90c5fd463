import { refusal, refuse } from '#libs/kernel/domain';
import { type KnownCase } from '../state/case.js';
import { type CaseContext } from '../context.js';
import { type RegionTree } from '#libs/region/domain';
import { divisionAt } from '#libs/catalogue/domain';
import { type CoHandlingRole } from '../state/codes.js';
import { exceptImport, guard } from '../kit.js';
export const examinationRequired = refusal('examination-required', {
  rule: '事项目录: 须先经初审',
  title: { zh: '初审未完成', en: 'Examination required' },
  detail: {
    zh: '该事项须经初审方可决定，尚缺{count}个单位的意见，如{unit:unit}。请先请其协办并待答复。',
    en: 'This item is decided after its examination only, and {count} answers are missing, such as that of {unit:unit}. Ask for co-handling and wait for the answer.',
  },
});

/**
 * The units that the item's `via` means for this case (rules §9): the community, the street or a department of the district round whose resident's
 * matter it is. A level that lies outside what the responsible unit works for is nobody.
 */
export function examinersOf(state: KnownCase, { item, tree }: Pick<CaseContext, 'item' | 'tree'>): readonly string[] {
  const within = tree.divisionOf(state.responsibleUnit)?.code ?? state.responsibleUnit;
  const home = tree.isWithin(state.home.unit, within) ? state.home.unit : state.responsibleUnit;
  return (item?.item.via ?? []).flatMap((level) => {
    const named = unitAt(level, home, tree);
    const unit = named && tree.standingFor(named);
    return unit !== null && unit !== state.responsibleUnit && tree.isWithin(unit, within) ? [unit] : [];
  });
}

const LEVELS = ['community', 'street', 'district', 'city'] as const;

/** `street`, or `district:CL` for a department of that level. */
function unitAt(via: string, place: string, tree: RegionTree): string | null {
  const [name, letters] = via.split(':');
  const level = LEVELS.find((each) => each === name);
  const division = level && divisionAt(place, level, tree);
  if (!division || division.kind !== level) return null;
  return letters === undefined ? division.code : (tree.departmentOf(division.code, letters)?.code ?? null);
}

/** Examiners of the item who have not answered yet, asked or not. */
export function notExamined(state: KnownCase, context: Pick<CaseContext, 'item' | 'tree'>): readonly string[] {
  const answered = state.coHandlings.filter(({ answeredAt }) => answeredAt !== null).map(({ unit }) => unit);
  return examinersOf(state, context).filter((unit) => !answered.includes(unit));
}

/** What a unit is asked for: an examination of the item's own, help from another district (人户分离, rules §2.3), or any other part. */
export function roleOf(unit: string, state: KnownCase, context: CaseContext): CoHandlingRole {
  if (examinersOf(state, context).includes(unit)) return 'examination';
  const { tree } = context;
  return tree.districtOf(unit) === tree.districtOf(state.responsibleUnit) ? 'part' : 'assistance';
}

/** A decision without the examiners' answer is allowed, unless the item forbids it (CONTRACT §2). */
export const examinedWhereRequired = exceptImport(
  guard([examinationRequired], (state, context) => {
    if (context.item?.item.examinationRequired !== true) return null;
    const [unit, ...more] = notExamined(state, context);
    return unit === undefined ? null : refuse(examinationRequired, { unit, count: String(more.length + 1) });
  }),
);
