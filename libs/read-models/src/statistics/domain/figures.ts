import { RATE_FIGURES, type RateFigure } from '#libs/case';
import type { LocalDate } from '#libs/clocks/domain';

/** The ways of a case whose times are measured, each from one step to the next; `whole` is from receipt to the case being done. */
export const LEGS = ['sent', 'signed', 'decided', 'fulfilled', 'delivered', 'whole'] as const;
export type Leg = (typeof LEGS)[number];

/** Causes for which a case is given back, as the columns are called. */
export const RETURNS = ['wrong-unit', 'missing-material', 'wrong-item', 'other'] as const;

/** How often a leg was walked, and in how many seconds in all. */
export const LEG_FIGURES = {
  sent: { count: 'sent_count', seconds: 'sent_seconds' },
  signed: { count: 'signed_count', seconds: 'signed_seconds' },
  decided: { count: 'decided_count', seconds: 'decided_seconds' },
  fulfilled: { count: 'fulfilled_count', seconds: 'fulfilled_seconds' },
  delivered: { count: 'delivered_count', seconds: 'delivered_seconds' },
  whole: { count: 'whole_count', seconds: 'whole_seconds' },
} as const satisfies Record<Leg, object>;

/** From which district to which, by item: what is counted of a day (DESIGN §5, “universal flow”, “item statistics”). */
export const FLOW_FIGURES = [
  'received',
  'accepted',
  'granted',
  'refused',
  'late',
  'escalated',
  'sendings',
  'returned_wrong_unit',
  'returned_missing_material',
  'returned_wrong_item',
  'returned_other',
  'ratings',
  'scores',
  ...LEGS.flatMap((leg) => [LEG_FIGURES[leg].count, LEG_FIGURES[leg].seconds]),
] as const;

/** What is counted of a day of somebody at work; a person is empty where only the unit is known. */
export const HANDLER_FIGURES = [
  'received',
  'accepted',
  'decided',
  'late',
  'returned',
  'ratings',
  'scores',
  'signed_count',
  'signed_seconds',
  'decided_count',
  'decided_seconds',
] as const;

export type FlowFigure = (typeof FLOW_FIGURES)[number];
export type HandlerFigure = (typeof HANDLER_FIGURES)[number];

export { RATE_FIGURES, type RateFigure };

interface OfDay<F> {
  readonly region: string;
  readonly day: LocalDate;
  readonly figures: Readonly<Partial<Record<NonNullable<F> & string, number>>>;
}

/** Counts of one event under the districts and the item of its case. */
export interface FlowCount extends OfDay<FlowFigure> {
  readonly of: 'flow';
  /** District of the receiving unit, and district of the home. */
  readonly key: readonly [fromDistrict: string, toDistrict: string, item: string];
}

/** Counts of one event under whoever did it, or was rated for it. */
export interface HandlerCount extends OfDay<HandlerFigure> {
  readonly of: 'handler';
  readonly key: readonly [unit: string, person: string];
}

/** Counts of one event under the unit whose rates it belongs to. */
export interface RateCount extends OfDay<RateFigure> {
  readonly of: 'rate';
  readonly key: readonly [unit: string];
}

export type Count = FlowCount | HandlerCount | RateCount;
