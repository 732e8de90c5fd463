import { mayOverrideResponsible } from '#libs/catalogue/domain';
import type { CaseContext } from '../context.js';
import { refuse, type Refusal } from '../refusal.js';
import type { OpenCase } from '../state.js';

/**
 * Whether responsibility may move to this unit: it must be of the level and the department that the item asks for, and never the receiving unit
 * unless the rule finds it (CONTRACT §2, `responsibleUnit`).
 */
export function mayBecomeResponsible(to: string, state: OpenCase, { tree, item }: CaseContext): Refusal | null {
  if (!tree.unit(to)) return refuse('unknown-unit', { code: to }, { field: '/to' });
  if (item === null) return refuse('unknown-item', { item: state.item });
  const override = { asked: to, found: state.responsibleUnit, receivingUnit: state.receiving.unit };
  const failed = mayOverrideResponsible(item.item, override, tree);
  return failed && refuse(failed.failed, failed.params, { field: '/to' });
}
