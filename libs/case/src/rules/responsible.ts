import { overrideNotFitting, overrideToReceiver } from './catalogue.js';
import { refused } from './catalogue.js';
import { type OpenCase } from '../state/case.js';
import { type CaseContext } from '../context.js';
import { refuse, type Refusal } from '#libs/kernel/domain';
import { UNIT_REFUSALS, unitIsThere, unknownItem } from './named.js';
import { mayOverrideResponsible } from '#libs/catalogue/domain';

/**
 * Whether responsibility may move to this unit: it must be of the level and the department that the item asks for, and never the receiving unit
 * unless the rule finds it (CONTRACT §2, `responsibleUnit`).
 */
export function mayBecomeResponsible(to: string, state: OpenCase, context: CaseContext): Refusal | null {
  const { tree, item } = context;
  const notThere = unitIsThere(to, '/to', state, context);
  if (notThere) return notThere;
  if (item === null) return refuse(unknownItem, { item: state.item });
  const override = { asked: to, found: state.responsibleUnit, receivingUnit: state.receiving.unit };
  const failed = mayOverrideResponsible(item.item, override, tree);
  return failed && refused({ ...failed, field: '/to' });
}

/** What `mayBecomeResponsible` may answer. */
export const RESPONSIBLE_REFUSALS = [...UNIT_REFUSALS, unknownItem, overrideNotFitting, overrideToReceiver];
