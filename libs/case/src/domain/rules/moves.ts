import type { RegionTree } from '#libs/region/domain';
import { refuse } from '../refusal.js';
import type { Guard } from './guard.js';

/** 裁定 is final: it binds the same question later, so the unit ruled for neither returns the case nor passes it on (rules §1.3, §13). */
export const aRulingBinds: Guard = ({ moves: { ruling } }, _context, act) =>
  ruling === null ? null : refuse('already-ruled', { act, unit: ruling.to, by: ruling.by });

/** 首接不推诿: while the common superior has the question, nobody moves the case (rules §2.2). */
export const notWhileInDispute: Guard = ({ moves: { dispute } }, _context, act) =>
  dispute === null ? null : refuse('in-dispute', { act, superior: dispute.to });

/** The lowest unit that is above both; null where none is. */
export function commonSuperior(a: string, b: string, tree: RegionTree): string | null {
  const above = new Set(tree.ancestors(a).map(({ code }) => code));
  return tree.ancestors(b).find(({ code }) => above.has(code))?.code ?? null;
}
