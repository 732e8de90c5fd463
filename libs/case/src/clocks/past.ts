import type { Instant } from '#libs/clocks/domain';
import { type KnownCase } from '../state/case.js';

/** Whether this lies before a register brought the case in: nobody here is warned of it, and nothing is owed for it. Never of what came to a desk. */
export function isBeforeItCame({ register }: Pick<KnownCase, 'register'>, at: Instant): boolean {
  return register !== undefined && at < register.broughtInAt;
}
