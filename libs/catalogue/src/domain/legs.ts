import type { RegionTree } from '#libs/region/domain';
import type { ItemLeg } from './service-item.js';

/** The legs in the order in which they follow each other (rules §2.3). */
export const LEG_NAMES = ['push', 'examine', 'decide', 'notify'] as const;

/** Whether the counter lies outside the division that the responsible unit works for: then the request has a way to go. */
export function isForeignCounter(counter: string, responsible: string, tree: RegionTree): boolean {
  return !tree.isWithin(counter, tree.divisionOf(responsible)?.code ?? responsible);
}

/** The legs of the responsible side: all that run where there is no foreign counter (rules §9). */
export function innerLegs(legs: readonly ItemLeg[]): readonly ItemLeg[] {
  return legs.filter(({ by }) => by !== 'receiving');
}

/** The legs that run for a case. */
export function legsThatRun(legs: readonly ItemLeg[], isForeign: boolean): readonly ItemLeg[] {
  return isForeign ? legs : innerLegs(legs);
}

/** Rules §13: promise and law run over the legs up to the decision: 3 + 10 at a foreign counter, 10 without one. */
export function legsUpToTheDecision(legs: readonly ItemLeg[]): readonly ItemLeg[] {
  return legs.slice(0, legs.findLastIndex(({ by }) => by !== 'receiving') + 1);
}

/** Working days of legs that follow each other. */
export function daysOf(legs: readonly ItemLeg[]): number {
  return legs.reduce((sum, { days }) => sum + days, 0);
}
