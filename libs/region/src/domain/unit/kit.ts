import { kernelOf, type Circumstances } from '#libs/kernel/domain';
import type { UnitTree } from '../tree.js';

/** Everything a decision needs beside the command: which unit it is about, the tree as it is, and the region's today. */
export interface UnitContext extends Circumstances {
  readonly tree: UnitTree;
  readonly code: string;
  readonly region: string;
  readonly today: string;
}

/** What a unit is stands in the tree, into which the events of all units are folded; its own stream says that it is one. */
export interface Listed {
  readonly phase: 'listed';
}
export type UnitState = { readonly phase: 'none' } | Listed;

export interface UnitTypes {
  readonly state: UnitState;
  readonly known: Listed;
  readonly open: Listed;
  readonly context: UnitContext;
  readonly facts: object;
}

export const unitStates = {
  isKnown: (state: UnitState): state is Listed => state.phase === 'listed',
  isOpen: (state: UnitState): state is Listed => state.phase === 'listed',
};

export const { defineActWhenever, defineLastingAct, defineEventWhenever, lastingGuard } =
  kernelOf<UnitTypes>(unitStates);

/** The fold of a unit's own stream. */
export const listed = (): Listed => ({ phase: 'listed' });
