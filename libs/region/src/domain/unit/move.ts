import { managerOfTheCatalogue } from '#libs/access/domain';
import { refusal, refuse } from '#libs/kernel/domain';
import type { UnitMoved } from '../events.js';
import { ChangePlanned, nowOrAnnounced, type Change } from './announce.js';
import { defineEventWhenever, defineLastingAct, lastingGuard, listed } from './kit.js';
import {
  CODES,
  dateOutOfRange,
  dateWithin,
  noChangeIsAnnounced,
  nothingChanges,
  noSuchUnit,
  onlyWhatHasNotEnded,
  otherUnitEnded,
  parentFits,
  parentNotFitting,
  theRootIsOnlyRenamed,
  unitHere,
  type Dated,
} from './rules.js';
import { tellChange } from './words.js';

export interface NewParent extends Dated {
  readonly parent: string;
}

export const Moved = defineEventWhenever<UnitMoved>('UnitMoved', {
  evolve: listed,
  words: (data) => tellChange({ type: 'UnitMoved', data }),
});

const departmentStays = refusal('department-stays', {
  rule: CODES,
  title: { zh: '部门不能迁移', en: 'A department is not moved' },
  detail: {
    zh: '部门“{code}”的编码取自其上级，不能迁移。请在新的上级下开设部门，再撤销本部门。',
    en: 'The code of the department {code} is its parent’s; it is not moved. Open one below the other parent, then close this one.',
  },
});

/** Its code is its parent's. */
const noDepartmentMoves = lastingGuard([departmentStays], (_state, { tree, code }) =>
  tree.unit(code)?.kind === 'department' ? refuse(departmentStays, { code }) : null,
);

export const moved: Change<NewParent, UnitMoved> = ({ parent, on, basis }, unit, context) => {
  const { code, kind } = unit;
  const field = '/parent';
  const wrong = dateWithin(on, unit.from, context, '/on');
  if (wrong) return wrong;
  const above = unitHere(parent, context);
  if (!above) return refuse(noSuchUnit, { unit: parent }, { field });
  if (unit.parent === parent) return refuse(nothingChanges, { code }, { field });
  if (context.tree.isWithin(parent, code)) return refuse(parentNotFitting, { unit: parent }, { field });
  return parentFits(kind, above, on, context) ?? Moved.of({ code, parent, from: on, source: basis });
};

/** 划归另一上级. The code stays. */
export const move = defineLastingAct('move', {
  word: { zh: '划转', en: 'move' },
  summary: { zh: '划归另一上级；编码不变。', en: 'Put it below another parent; its code stays.' },
  who: managerOfTheCatalogue,
  guards: [noChangeIsAnnounced, onlyWhatHasNotEnded, theRootIsOnlyRenamed, noDepartmentMoves],
  events: [Moved, ChangePlanned],
  refusals: [dateOutOfRange, noSuchUnit, nothingChanges, parentNotFitting, otherUnitEnded],
  decide: (_state, said: NewParent, context) => nowOrAnnounced(moved, said, context),
});
