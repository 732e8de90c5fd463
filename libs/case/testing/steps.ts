import { type ActName, type ActPayloads, type CaseCommand } from '../src/case.js';
import { type CaseContext } from '../src/context.js';
import type { Asker } from '#libs/access/domain';
import type { Instant } from '#libs/clocks/domain';
import type { Told } from './given.js';
import { counter, handler, RESIDENT_ID } from './shenyang.js';

/** A step of a spec: who does what. */
export function told<A extends ActName>(
  by: Asker,
  act: A,
  payload: ActPayloads[A],
  more: { readonly at?: Instant; readonly with?: Partial<CaseContext> } = {},
): Told {
  return { command: { act, payload } as CaseCommand, by, ...more };
}

/** The steps of MZ-10 (高龄津贴) between a counter in 法库县 and the civil affairs office of 和平区. */
export const received = told(counter, 'receive', { item: 'MZ-10', residentId: RESIDENT_ID });
export const accepted = told(counter, 'accept', {});
export const routed = told(counter, 'route', {});
export const signed = told(handler, 'sign', {});
export const granted = told(handler, 'decide', { outcome: 'granted' });
export const fulfilled = told(handler, 'fulfil', {});
export const delivered = told(counter, 'deliver', { way: 'counter' });

/** The whole way of the case. */
export const wholeWay = [received, accepted, routed, signed, granted, fulfilled, delivered] as const;
